/** A desk for a test file: its own database, its own port, the built screens; empty until it is founded. */
import { afterAll, beforeAll } from "vitest";
import { alwaysOpen } from "../../server/queue/schedule.ts";
import { startTestApp, type TestApp } from "../../server/test/app.ts";
import { call } from "../../server/test/client.ts";
import { testDatabase } from "../../server/test/database.ts";
import { cookiesOf } from "../../server/test/people.ts";
import { connectTown } from "../../server/test/town.ts";
import { requireBuiltPages } from "./built.ts";
import { openTown, type Town } from "./town.ts";

export const OWNER = { name: "Eva Guardia", email: "eva@example.com", password: "correct horse battery" };

export interface Founded {
  /** Of the owner, who is signed in with them. */
  cookies: string;
  town: Town;
}

export interface TestDesk {
  base: string;
  /**
   * The brand and its owner, with a town of Plaza where nobody writes but whom the test brings: the queue is empty. It is
   * open day and night, so that what is due is the same whenever the tests run; or by day, as a brand is that is new.
   */
  found(open?: "always" | "by_day"): Promise<Founded>;
  /** The same town for a brand that was set up on screen, by whoever is signed in with these cookies. */
  connectTown(cookies: string): Promise<Town>;
  signIn(email?: string, password?: string): Promise<string>;
  /** The server goes; answers how it comes back, at the same address. */
  goAway(): Promise<() => Promise<void>>;
}

export function testDesk(): TestDesk {
  const database = testDatabase();
  let app: TestApp | undefined;
  beforeAll(async () => {
    requireBuiltPages();
    app = await startTestApp(database);
  });
  afterAll(async () => {
    await app?.stop();
  });
  const desk: TestDesk = {
    get base() {
      if (!app) throw new Error("testDesk() is ready inside tests and hooks");
      return app.base;
    },
    async found(open = "always") {
      const done = await post("/api/setup", {
        brand: "Casa Rovira",
        languages: ["ca", "es", "fr"],
        country: "AD",
        region: null,
        owner: OWNER,
        door: "connect",
      });
      const cookies = cookiesOf(done.headers);
      if (open === "always") {
        const owner = { headers: new Headers({ cookie: cookies }) };
        const saved = await call(desk.base, owner, "PUT", "/settings/schedule", alwaysOpen("Europe/Andorra"));
        if (saved.status !== 200) throw new Error(`${saved.status} ${JSON.stringify(saved.body)}`);
      }
      return { cookies, town: await desk.connectTown(cookies) };
    },
    async connectTown(cookies) {
      if (!app) throw new Error("testDesk() is ready inside tests and hooks");
      const member = { headers: new Headers({ cookie: cookies }) };
      const me = await call(desk.base, member, "GET", "/me");
      await connectTown(app, member, (me.body.workspace as { id: string }).id);
      return openTown(desk.base, cookies);
    },
    async signIn(email = OWNER.email, password = OWNER.password) {
      return cookiesOf((await post("/api/auth/sign-in/email", { email, password })).headers);
    },
    async goAway() {
      const port = Number(new URL(desk.base).port);
      await app?.stop();
      return async () => {
        app = await startTestApp(database, { port });
      };
    },
  };
  return desk;

  async function post(path: string, body: object): Promise<Response> {
    const response = await fetch(`${desk.base}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: desk.base },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${response.status} ${path}: ${await response.text()}`);
    return response;
  }
}

/** Every main screen, with something on it: for what must hold on all of them. */
import type { Page, Request } from "playwright-core";
import { eventually } from "./browser.ts";
import type { Town } from "./town.ts";

export interface Place {
  name: string;
  path: string;
}

/** Somebody who wrote in public and in private, with a phone number, an answer, and a note about them. */
export async function fillDesk(base: string, cookies: string, town: Town): Promise<Place[]> {
  await town.bring("martapuig", "Marta Puig");
  await town.bring("biaalves", "Bia Alves");
  await town.says("martapuig", "La làmpada va arribar trencada. Truqueu-me al 312 416, sisplau!");
  await town.tells("martapuig", "I aquí us deixo la foto de la caixa.");
  await town.says("biaalves", "As cadeiras novas ficaram lindas. Obrigado!");
  const items = await waitFor(async () => {
    const { items } = await ask<{ items: Item[] }>("/api/queue/list", {
      tab: "all",
      sort: "newest",
      limit: 10,
    });
    return items.length === 3 ? items : null;
  });
  const marta = items.find(
    ({ customer, audience }) => customer.handle === "martapuig" && audience === "public",
  )!;
  return [
    { name: "the queue", path: "/queue" },
    { name: "a conversation", path: `/queue/${marta.conversationId}` },
    { name: "search", path: "/search?words=foto" },
    { name: "a person", path: `/customers/${marta.customer.id}` },
    { name: "networks", path: "/settings/networks" },
    { name: "people", path: "/settings/people" },
    { name: "deadlines", path: "/settings/deadlines" },
    { name: "labels", path: "/settings/labels" },
    { name: "rules", path: "/settings/rules" },
    { name: "what was learned", path: "/settings/learned" },
    { name: "views", path: "/settings/views" },
    { name: "the brand", path: "/settings/brand" },
    { name: "the signature", path: "/settings/signature" },
    { name: "appearance", path: "/settings/appearance" },
    { name: "security", path: "/settings/security" },
    { name: "who did what", path: "/settings/audit" },
    { name: "Plaza", path: "/plaza" },
  ];

  async function ask<T>(path: string, body: object): Promise<T> {
    const response = await fetch(`${base}${path}`, {
      method: "POST",
      headers: { cookie: cookies, "content-type": "application/json", origin: base },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return (await response.json()) as T;
  }
}

interface Item {
  conversationId: string;
  audience: string;
  customer: { id: string; handle: string | null };
}

/** Opened, and nothing that it asked for is still on its way. */
export async function open(page: Page, { path }: Place): Promise<void> {
  const asked = new Set<Request>();
  const ask = (request: Request) => void (request.url().endsWith("/live/stream") || asked.add(request));
  const answered = (request: Request) => void asked.delete(request);
  page.on("request", ask).on("requestfinished", answered).on("requestfailed", answered);
  await page.goto(path);
  await page
    .getByRole("main")
    .getByRole("heading")
    .first()
    .or(page.getByRole("listitem").first())
    .first()
    .waitFor();
  await eventually(() => asked.size).toBe(0);
  page.off("request", ask).off("requestfinished", answered).off("requestfailed", answered);
}

async function waitFor<T>(ask: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await ask();
    if (found !== null) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("what was written on Plaza did not come to the desk");
}

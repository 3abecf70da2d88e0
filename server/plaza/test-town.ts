import type { Kysely } from "kysely";
import type { Database } from "../platform/db/connect.ts";
import { makeRound } from "./cast/rounds.ts";
import { createPlaza, type FoundedTown, type PlazaServer } from "./index.ts";
import type { PlazaTables } from "./tables.ts";

/** For tests: a Plaza with a clock moved by hand, and a town to speak to in one line. */
export function testPlaza(db: Database, fetchWith: typeof fetch = fetch, chance = () => 0) {
  let now = Temporal.Instant.from("2026-11-21T10:00:00Z");
  const failures: unknown[] = [];
  const log = { warn() {}, error: (values: object) => void failures.push(values) };
  const plaza = createPlaza({ db, clock: { now: () => now }, fetch: fetchWith, log, chance });
  const node = {
    db: (db as unknown as Kysely<PlazaTables>).withSchema("plaza"),
    now: () => now,
    fetch: fetchWith,
    log,
    chance,
    faceAt: (seed: string) => `/faces/${seed}.svg`,
    markAt: (letters: string) => `/marks/${letters}.svg`,
    wake() {},
    stopping: new AbortController().signal,
  };
  return {
    ...plaza,
    /** What the casts do every second. */
    round: () => makeRound(node),
    /** What Plaza itself did not expect. */
    failures,
    pass(milliseconds: number) {
      now = now.add({ milliseconds });
    },
    now: () => now,
  };
}

interface Answer<T> {
  status: number;
  headers: Headers;
  json: T;
}

export interface TestTown extends FoundedTown {
  /** `GET /me` with a body and headers where wanted; as a member (id or @handle) with the keeper's key, or by a token. */
  call<T = unknown>(
    who: string,
    line: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
}

export async function testTown(plaza: PlazaServer, name = "Andorra"): Promise<TestTown> {
  const town = lineTo(
    plaza,
    await plaza.foundTown({ name, brand: { handle: "casarovira", name: "Casa Rovira" } }),
  );
  for (const handle of ["joana", "rui"]) {
    const made = await town.call("keeper", "POST /members", { handle, name: handle, followers: 214 });
    if (made.status !== 201) throw new Error(`no ${handle}: ${JSON.stringify(made.json)}`);
  }
  return town;
}

export function lineTo(plaza: PlazaServer, founded: FoundedTown): TestTown {
  return {
    ...founded,
    async call<T>(who: string, line: string, body?: unknown, headers: Record<string, string> = {}) {
      const [method, path] = line.split(" ") as [string, string];
      const signed: Record<string, string> =
        who === "keeper"
          ? { Authorization: `Bearer ${founded.keeperKey}` }
          : who === "brand"
            ? { Authorization: `Bearer ${founded.brandToken}` }
            : { Authorization: `Bearer ${founded.keeperKey}`, "Plaza-As": who };
      const raw = typeof body === "string" || body instanceof Uint8Array;
      const answer = await plaza.app.request(path, {
        method,
        headers: { ...signed, ...headers },
        ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
      });
      const text = await answer.text();
      const json = (text.startsWith("{") ? JSON.parse(text) : text) as T;
      return { status: answer.status, headers: answer.headers, json };
    },
  };
}

import { beforeEach, expect, test } from "vitest";
import { type FixedClock, fixedClock } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { testDatabase } from "../test/database.ts";
import { createHooks, MAX_BYTES } from "./hooks.ts";
import { openDesk } from "./test-desk.ts";

const base = testDatabase();
let clock: FixedClock;
let desk: Awaited<ReturnType<typeof openDesk>>;

beforeEach(async () => {
  clock = fixedClock("2026-11-23T12:00:00Z");
  desk = await openDesk(base, clock);
});

const address = () => `/${desk.workspaceId}/${desk.connection.id}`;
const post = (
  body: string | ReadableStream<Uint8Array>,
  headers: Record<string, string> = {},
  to = address(),
) =>
  desk.intake.hooks.request(to, {
    method: "POST",
    body,
    headers: { "x-secret": desk.hookSecret, ...headers },
    ...{ duplex: "half" },
  });

test("what is signed is kept byte for byte before it is acknowledged, readable or not, paused or not", async () => {
  await base.db
    .updateTable("connections")
    .set({ state: "paused" })
    .where("id", "=", desk.connection.id)
    .execute();
  for (const body of ['{"events": []}', '{"events": [', "\u0000"]) {
    const answer = await post(body);
    expect([answer.status, await answer.json()]).toEqual([200, { kept: true }]);
  }
  const kept = await desk.raws();
  expect(kept.map(({ body, source }) => [body.toString(), source]).sort()).toEqual([
    ["\u0000", "webhook"],
    ['{"events": [', "webhook"],
    ['{"events": []}', "webhook"],
  ]);
});

test("a wrong signature, an unknown hook and a removed one keep nothing", async () => {
  const wrong = await post("{}", { "x-secret": "guessed" });
  expect([wrong.status, await wrong.json()]).toEqual([401, { error: "wrong_signature" }]);
  expect((await post("{}", {}, `/${desk.workspaceId}/${newId()}`)).status).toBe(404);
  expect((await post("{}", {}, "/not-an-id/nor-this")).status).toBe(404);
  await base.db
    .updateTable("connections")
    .set({ removed_at: clock.now() })
    .where("id", "=", desk.connection.id)
    .execute();
  expect((await post("{}")).status).toBe(404);
  expect(await desk.raws()).toEqual([]);
});

test("a challenge is answered as text and kept nowhere; a look from a browser is no post", async () => {
  const answer = await desk.intake.hooks.request(`${address()}?challenge=<b>42</b>`);
  expect([answer.status, await answer.text()]).toEqual([200, "<b>42</b>"]);
  expect(answer.headers.get("content-type")).toMatch("text/plain");
  expect(
    (await desk.intake.hooks.request(address(), { headers: { "x-secret": desk.hookSecret } })).status,
  ).toBe(405);
  expect(await desk.raws()).toEqual([]);
});

test("20 MB are refused after the first 5, however they come", async () => {
  let sent = 0;
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024 * 1024;
        if (sent > 20 * 1024 * 1024) controller.close();
        else controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
  const answer = await post(endless());
  expect([answer.status, await answer.json()]).toEqual([413, { error: "too_large", max: MAX_BYTES }]);
  expect(sent).toBeLessThan(8 * 1024 * 1024);
  expect((await post("{}", { "content-length": "20000000" })).status).toBe(413);
  expect(await desk.raws()).toEqual([]);
});

test("a body that broke off is not taken for whole", async () => {
  expect((await post('{"events": [', { "content-length": "400" })).status).toBe(400);
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"events"'));
      controller.error(new Error("aborted"));
    },
  });
  expect((await post(broken)).status).toBe(400);
  expect(await desk.raws()).toEqual([]);
});

test("with the database away the network is asked to try again", async () => {
  const away = async () => {
    throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  };
  const hooks = createHooks({ ...desk, connections: { ...desk.connections, open: away }, nudge: () => {} });
  const answer = await hooks.request(address(), { method: "POST", body: "{}" });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "30"]);
});

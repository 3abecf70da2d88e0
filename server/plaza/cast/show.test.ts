import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { lineTo, type TestTown, testPlaza, testTown } from "../test-town.ts";
import type { MemberView, MessageView, PostView } from "../views.ts";
import type { ShowView } from "./show.ts";
import { storyOf } from "./stories/index.ts";

/** The cast of a town on a real database, with a clock moved by hand. */
const database = testDatabase();
let plaza: ReturnType<typeof testPlaza>;
let town: TestTown;

beforeAll(() => {
  let state = 11;
  plaza = testPlaza(database.db, fetch, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  });
});
beforeEach(async () => {
  // The shows of the tests before would go on.
  await sql`truncate plaza.towns, plaza.rate_windows cascade`.execute(database.db);
  plaza.failures.splice(0);
  town = lineTo(
    plaza,
    await plaza.foundTown({ name: "Andorra", brand: { handle: "acme", name: "Acme" }, cast: true }),
  );
});

const show = async () => (await town.call<ShowView>("keeper", "GET /show")).json;
const members = async () =>
  (await town.call<{ members: MemberView[] }>("keeper", "GET /members")).json.members;

async function pass(seconds: number, step = 2): Promise<void> {
  for (let i = 0; i < seconds; i += step) {
    plaza.pass(step * 1000);
    await plaza.round();
  }
  expect(plaza.failures).toEqual([]);
}

interface Told {
  kind: string;
  why?: string;
  post?: PostView;
  message?: MessageView;
}

/** The brand's feed from the beginning: what was read before is kept. */
const read = { town: "", cursor: "", changes: [] as Told[] };

async function feed(): Promise<Told[]> {
  if (read.town !== town.townId) Object.assign(read, { town: town.townId, cursor: "", changes: [] });
  for (let more = true; more; ) {
    const { json } = await town.call<{ changes: Told[]; cursor: string; more: boolean }>(
      "brand",
      `GET /changes?limit=100&cursor=${read.cursor}`,
    );
    read.changes.push(...json.changes);
    ({ more, cursor: read.cursor } = json);
  }
  return read.changes;
}

/** What the cast wrote since the town was founded: public and private, with the author's handle. */
async function heard() {
  const began = plaza.now();
  return (await feed()).flatMap(({ kind, why, post, message }) => {
    const one = kind === "post" ? post : kind === "message" ? message : undefined;
    if (!one || why === "own" || began.since(one.createdAt).total("hours") > 24) return [];
    return [{ ...one, who: one.author.handle, isPublic: kind === "post", thread: post?.thread ?? null }];
  });
}

async function answer(
  to: { id: string; isPublic: boolean; author: MemberView },
  text: string,
): Promise<void> {
  const { status } = to.isPublic
    ? await town.call("brand", "POST /posts", { text, parent: to.id })
    : await town.call("brand", "POST /messages", { text, to: to.author.id });
  expect(status).toBe(201);
}

describe("a town with a cast", () => {
  test("has people with faces, a past that is answered, and a handful who wait", async () => {
    const people = await members();
    expect(people.length).toBeGreaterThan(14);
    expect(people.every(({ avatar }) => avatar?.startsWith("/plaza/api/"))).toBe(true);
    expect(people.find(({ brand }) => brand)).toMatchObject({
      avatar: "/plaza/api/marks/A.svg",
      handle: "acme",
    });

    const { json } = await town.call<{ posts: PostView[] }>("brand", "GET /timeline?member=@acme");
    const own = json.posts.filter(({ author }) => author.brand);
    expect(own.length).toBe(4);
    expect(own.filter(({ images }) => images.length > 0).length).toBe(2);
    const past = json.posts.filter(
      ({ author, createdAt }) => !author.brand && plaza.now().since(createdAt).total("hours") > 24,
    );
    expect(past.length).toBeGreaterThanOrEqual(8);
    for (const { id } of past) {
      const thread = await town.call<{ posts: PostView[] }>("brand", `GET /posts/${id}/thread`);
      expect(thread.json.posts.at(-1)).toMatchObject({ author: { brand: true }, app: null });
    }
    expect(await show()).toEqual({ running: true, storm: null, waiting: 6 });
    const first = await heard();
    expect(first.length).toBe(6);
    expect(first.every(({ createdAt }) => plaza.now().since(createdAt).total("minutes") < 10)).toBe(true);
    expect(first.map(({ text }) => text).join()).not.toContain("{brand}");
  });

  test("the feed tells the past in its order", async () => {
    const moments = (await feed()).flatMap(({ kind, post, message }) =>
      kind === "post" || kind === "message" ? Date.parse((post ?? message)!.createdAt) : [],
    );
    moments.splice(-6);
    expect(moments.length).toBeGreaterThan(30);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
  });

  test("twenty minutes without an answer: angrier, in the same threads, then it rests", async () => {
    await pass(20 * 60, 5);
    const marta = (await heard()).filter(({ who }) => who === "martapuig");
    const { opening, waiting } = storyOf.get("ca-chairs")!;
    expect(marta.map(({ text }) => text)).toEqual([opening, ...waiting]);
    expect(new Set(marta.map(({ thread }) => thread)).size).toBe(1);
    expect(await show()).toMatchObject({ running: false });
    const { length } = await heard();
    await pass(10 * 60, 5);
    expect((await heard()).length).toBe(length);
    expect(length).toBeLessThan(60);

    await answer(marta[0]!, "Hola, Marta. Arriben demà.");
    await pass(30);
    expect((await heard()).slice(length).some(({ who }) => who === "martapuig")).toBe(true);
    expect(await show()).toMatchObject({ running: true });
  });

  test("twenty minutes of a desk that answers: thanks, in public and in private, and new people", async () => {
    const answered = new Set<string>();
    for (let i = 0; i < 60; i++) {
      await pass(20, 10);
      for (const one of await heard()) {
        if (answered.has(one.id)) continue;
        answered.add(one.id);
        await answer(one, "Yes, of course. Tomorrow.");
      }
    }
    const texts = new Set((await heard()).map(({ text }) => text));
    const thanked = [...storyOf.values()].filter(({ helped }) => texts.has(helped.soon));
    expect(thanked.length).toBeGreaterThan(12);
    expect(thanked.some(({ where }) => where === "private")).toBe(true);
    expect(thanked.some(({ where }) => where === "page")).toBe(true);
    const cross = [...storyOf.values()].filter(({ waiting }) => waiting.some((text) => texts.has(text)));
    expect(cross).toEqual([]);
    expect(await show()).toMatchObject({ running: true });
    expect((await show()).waiting).toBeLessThan(8);
    const liked = (await feed()).filter(({ kind }) => kind === "reactions");
    expect(liked.length).toBeGreaterThan(0);
  });

  test("stopped by hand, nobody speaks; the brand's answers are heard when it goes on", async () => {
    const off = await town.call<ShowView>("keeper", "PUT /show", { running: false });
    expect(off.json.running).toBe(false);
    await answer((await heard()).find(({ who }) => who === "martapuig")!, "Demà.");
    await pass(180, 20);
    expect((await heard()).length).toBe(6);
    const on = await town.call<ShowView>("keeper", "PUT /show", { running: true });
    expect(on.json.running).toBe(true);
    await pass(30);
    expect((await heard()).filter(({ who }) => who === "martapuig").length).toBe(2);
  });

  test("weather does not stop the town's own life", async () => {
    await town.call("keeper", "PUT /weather", { mode: "down", for: 600_000 });
    await pass(120, 5);
    await town.call("keeper", "PUT /weather", { mode: "clear" });
    expect((await heard()).length).toBeGreaterThan(6);
  });

  test("two nodes at once say everything once", async () => {
    for (let i = 0; i < 120; i++) {
      plaza.pass(5000);
      await Promise.all([plaza.round(), plaza.round(), plaza.round()]);
    }
    expect(plaza.failures).toEqual([]);
    const texts = (await heard()).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(12);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test("what a customer would write under was deleted: the story ends, the others go on", async () => {
    const marta = (await heard()).find(({ who }) => who === "martapuig")!;
    await town.call("@martapuig", `DELETE /posts/${marta.id}`);
    await pass(180, 5);
    const after = await heard();
    expect(after.filter(({ who }) => who === "martapuig").map(({ text }) => text)).not.toContain(
      storyOf.get("ca-chairs")!.waiting[0],
    );
    expect(after.length).toBeGreaterThan(8);
  });
});

describe("a storm", () => {
  test("sixty neighbours in ten minutes, with likes and shares on the first; one at a time", async () => {
    await town.call("keeper", "PUT /show", { running: false });
    const on = await town.call<ShowView>("keeper", "POST /storm");
    expect(on.status).toBe(201);
    expect(on.json.storm?.until).toBe(plaza.now().add({ minutes: 10 }).toString());
    expect((await town.call("keeper", "POST /storm")).json).toMatchObject({ error: { code: "storm_on" } });

    const before = (await heard()).length;
    await pass(90);
    const early = (await heard()).length - before;
    expect(early).toBeGreaterThanOrEqual(18);
    expect(early).toBeLessThanOrEqual(23);
    await pass(8.6 * 60, 5);
    const storm = (await heard()).slice(before);
    expect(storm.length).toBe(60);
    expect(new Set(storm.map(({ text }) => text)).size).toBe(60);
    expect(storm.some(({ text }) => text.includes("@acme"))).toBe(true);
    expect((await show()).storm).toBeNull();

    const { json } = await town.call<{ posts: PostView[] }>("brand", `GET /posts/${storm[0]!.thread}/thread`);
    expect(json.posts[0]!.likes).toBeGreaterThan(8);
    expect(json.posts[0]!.shares).toBeGreaterThan(2);
    expect(json.posts.length).toBeGreaterThan(3);
    expect((await town.call("keeper", "POST /storm")).status).toBe(201);
  });

  test("stopped, nobody else comes", async () => {
    await town.call("keeper", "PUT /show", { running: false });
    await town.call("keeper", "POST /storm");
    await pass(60);
    const { length } = await heard();
    expect((await town.call<ShowView>("keeper", "DELETE /storm")).json.storm).toBeNull();
    await pass(120, 5);
    expect((await heard()).length).toBe(length);
  });
});

describe("the keeper's", () => {
  test("nobody else may", async () => {
    for (const line of ["GET /show", "PUT /show", "POST /storm", "DELETE /storm"])
      expect(
        (await town.call("brand", line, line === "PUT /show" ? { running: true } : undefined)).status,
      ).toBe(403);
    expect((await town.call("keeper", "PUT /show", { running: "yes" })).status).toBe(400);
  });

  test("a town that was founded without a cast may have one later", async () => {
    const plain = await testTown(plaza);
    expect((await plain.call("keeper", "GET /show")).json).toEqual({
      running: false,
      storm: null,
      waiting: 0,
    });
    const on = await plain.call<ShowView>("keeper", "PUT /show", { running: true });
    expect(on.json).toEqual({ running: true, storm: null, waiting: 6 });
    expect((await plain.call("keeper", "PUT /show", { running: true })).json).toEqual(on.json);
  });
});

test("faces and marks are public, drawn and kept", async () => {
  for (const path of ["/faces/joanavidal-w.svg", "/marks/cR.svg", `/marks/${encodeURIComponent("É")}.svg`]) {
    const answer = await plaza.app.request(path);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("image/svg+xml");
    expect(answer.headers.get("Cache-Control")).toContain("immutable");
    expect(answer.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(await answer.text()).toMatch(/^<svg .*<\/svg>$/s);
  }
  for (const path of ["/faces/Joana.svg", "/marks/%3C.svg", "/marks/abc.svg"])
    expect((await plaza.app.request(path)).status, path).toBe(404);
});

test("a town that is removed leaves nothing behind, and no other town is touched", async () => {
  await town.call("keeper", "PUT /show", { running: false });
  const before = await counts();
  const gone = await plaza.foundTown({ name: "Ordino", brand: { handle: "acme", name: "Acme" }, cast: true });
  town = lineTo(plaza, gone);
  await town.call("keeper", "POST /storm");
  await pass(60, 5);
  await answer((await heard())[0]!, "Yes.");
  await town.call("brand", "PUT /webhook", { url: "http://127.0.0.1:1/", secret: "s".repeat(32) });
  await town.call("brand", "POST /posts", { text: "once" }, { "Idempotency-Key": "k" });
  await town.call("brand", "POST /members/@martapuig/follow");
  const full = await counts();
  expect(Object.keys(before).filter((table) => full[table]! <= before[table]!)).toEqual([]);

  await plaza.removeTown(gone.townId);
  expect(await counts()).toEqual(before);
  expect((await town.call("brand", "GET /me")).status).toBe(401);
  await plaza.removeTown(gone.townId);
  await pass(10);
});

async function counts(): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'plaza'`.execute(
    database.db,
  );
  const counted: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(`plaza.${name}`)}`.execute(database.db);
    counted[name] = rows[0]!.n;
  }
  return counted;
}

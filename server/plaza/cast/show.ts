import type { MemberRow, Plaza } from "../context.ts";
import { createMembers, membersOf } from "../members.ts";
import { Refused } from "../refusal.ts";
import type { PlazaTx } from "../tables.ts";
import { newShow, openShow, resume, type Show, waiting } from "./director.ts";
import { writePast } from "./past.ts";
import { people } from "./people.ts";
import { say } from "./saying.ts";
import { keepStage, lockStage, type Stage } from "./stage.ts";
import { type Storm, stormMs } from "./storm.ts";

export interface ShowView {
  running: boolean;
  storm: { until: string } | null;
  /** How many of the cast wait for an answer. */
  waiting: number;
}

/** A new town's past, its cast, and the first openings, which came over the last minutes. In the caller's transaction. */
export async function foundShow(
  tx: PlazaTx,
  plaza: Plaza,
  brand: MemberRow,
  now: Temporal.Instant,
): Promise<void> {
  const cast = await bringCast(tx, plaza, brand.town_id, now);
  const posts = await writePast(tx, plaza, brand, cast, now);
  await makeRow(tx, plaza, brand, true, newShow(now.epochMilliseconds, posts));
  await raiseCurtain(tx, plaza, await lockStage(tx, brand.town_id), now);
}

export async function showOf(plaza: Plaza, townId: string): Promise<ShowView> {
  const row = await plaza.db.selectFrom("shows").selectAll().where("town_id", "=", townId).executeTakeFirst();
  if (!row) return { running: false, storm: null, waiting: 0 };
  const raging = row.storm && row.storm.until > plaza.now().epochMilliseconds;
  return {
    running: row.running && !row.state.resting,
    storm: raging ? { until: Temporal.Instant.fromEpochMilliseconds(row.storm!.until).toString() } : null,
    waiting: waiting(row.state),
  };
}

/** Twice is once. A town that never had a show gets its cast and the first openings, without a past. */
export async function runShow(plaza: Plaza, townId: string, running: boolean): Promise<void> {
  const now = plaza.now();
  await plaza.db.transaction().execute(async (tx) => {
    const stage = await openStage(tx, plaza, townId);
    if (!running) return keepStage(tx, { ...stage, running });
    if (stage.running && !stage.show.resting) return;
    await bringCast(tx, plaza, townId, now);
    if (stage.show.told.length === 0) return raiseCurtain(tx, plaza, { ...stage, running }, now);
    await keepStage(tx, { ...stage, running, show: resume(stage.show, now.epochMilliseconds) });
  });
  plaza.wake();
}

/** 409 `storm_on` while one passes. */
export async function startStorm(plaza: Plaza, townId: string): Promise<void> {
  const began = plaza.now().epochMilliseconds;
  await plaza.db.transaction().execute(async (tx) => {
    const stage = await openStage(tx, plaza, townId);
    if (stage.storm && stage.storm.until > began) throw new Refused(409, "storm_on");
    const storm: Storm = { began, until: began + stormMs, round: stage.show.storms, said: 0, first: [] };
    await keepStage(tx, { ...stage, storm, show: { ...stage.show, storms: stage.show.storms + 1 } });
  });
}

export async function stopStorm(plaza: Plaza, townId: string): Promise<void> {
  await plaza.db.transaction().execute(async (tx) => {
    await keepStage(tx, { ...(await openStage(tx, plaza, townId)), storm: null });
  });
}

/** The first openings, as if they had come one after the other until now. */
async function raiseCurtain(tx: PlazaTx, plaza: Plaza, stage: Stage, now: Temporal.Instant): Promise<void> {
  const { show, lines } = openShow(stage.show, now.epochMilliseconds, plaza.chance);
  const opened = { ...stage, show };
  const at = (i: number) => now.subtract({ seconds: 20 + 75 * (lines.length - 1 - i) });
  await say(tx, opened, { lines, likes: [], cries: [] }, now, { plaza, at });
  await keepStage(tx, opened);
}

async function openStage(tx: PlazaTx, plaza: Plaza, townId: string): Promise<Stage> {
  const brand = await tx
    .selectFrom("members")
    .selectAll()
    .where("town_id", "=", townId)
    .where("brand", "=", true)
    .orderBy("id")
    .executeTakeFirst();
  if (!brand) throw new Refused(404, "no_brand");
  await makeRow(tx, plaza, brand, false, newShow(plaza.now().epochMilliseconds));
  return lockStage(tx, townId);
}

async function makeRow(
  tx: PlazaTx,
  plaza: Plaza,
  brand: MemberRow,
  running: boolean,
  show: Show,
): Promise<void> {
  const { seq } = await tx
    .selectFrom("towns")
    .select("seq")
    .where("id", "=", brand.town_id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("shows")
    .values({
      town_id: brand.town_id,
      brand_id: brand.id,
      running,
      heard_seq: seq,
      next_at: plaza.now(),
      state: JSON.stringify(show),
      storm: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Those who are not there yet move in; by their handles. */
async function bringCast(
  tx: PlazaTx,
  plaza: Plaza,
  townId: string,
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, MemberRow>> {
  const cast = people.map(({ handle, name, about, followers, face }) => ({
    handle,
    name,
    about,
    followers,
    avatar: plaza.faceAt(face),
  }));
  await createMembers(tx, townId, cast, now);
  const found = await membersOf(
    tx,
    townId,
    cast.map(({ handle }) => `@${handle}`),
  );
  return new Map([...found.values()].filter(({ brand }) => !brand).map((row) => [row.handle, row]));
}

import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { changeRows } from "../changes.ts";
import type { Plaza } from "../context.ts";
import type { PlazaTx } from "../tables.ts";
import { type Answer, nextLines } from "./director.ts";
import { say } from "./saying.ts";
import { keepStage, lockStage } from "./stage.ts";
import { criesBy, cryOf } from "./storm.ts";

/** Looks every `everyMs` for towns where somebody wants to speak or the brand has spoken, until stopped. */
export async function directForever(plaza: Plaza, everyMs = 1000): Promise<void> {
  while (!plaza.stopping.aborted) {
    await makeRound(plaza).catch((error: unknown) => {
      plaza.log.error({ error }, "plaza: the cast waits for the database");
    });
    await sleep(everyMs, undefined, { signal: plaza.stopping }).catch(() => {});
  }
}

/** One round over all towns that are due, each in a transaction of its own: one that fails holds up no other. */
export async function makeRound(plaza: Plaza): Promise<void> {
  for (const townId of await dueTowns(plaza)) {
    const spoke = await plaza.db
      .transaction()
      .execute((tx) => direct(tx, plaza, townId))
      .catch((error: unknown) => {
        plaza.log.error({ error, town: townId }, "plaza: the cast of a town could not speak");
        return false;
      });
    if (spoke) plaza.wake();
  }
}

/** Where the next moment has come, or something was written since the cast listened last. */
async function dueTowns(plaza: Plaza): Promise<string[]> {
  const rows = await plaza.db
    .selectFrom("shows")
    .innerJoin("towns", "towns.id", "shows.town_id")
    .select("shows.town_id")
    .where((eb) =>
      eb.or([
        eb("shows.next_at", "<=", plaza.now()),
        eb.and([eb("shows.running", "=", true), eb("towns.seq", ">", eb.ref("shows.heard_seq"))]),
      ]),
    )
    .execute();
  return rows.map((row) => row.town_id);
}

/** Answers whether anything was said. A town that another node holds just now is left to it. */
async function direct(tx: PlazaTx, plaza: Plaza, townId: string): Promise<boolean> {
  if (!(await isFree(tx, townId))) return false;
  const stage = await lockStage(tx, townId);
  const now = plaza.now();
  const ms = now.epochMilliseconds;
  const heard = stage.running ? await listen(tx, plaza, stage) : { answers: [], upTo: stage.heardSeq };
  const { show, lines, likes } = stage.running
    ? nextLines(stage.show, heard.answers, ms, plaza.chance)
    : { show: stage.show, lines: [], likes: [] };
  const { storm } = stage;
  const due = storm ? criesBy(storm, ms) - storm.said : 0;
  const cries = Array.from({ length: due }, (_, i) => cryOf(storm!.said + i, storm!.round));
  const next = { ...stage, show, heardSeq: heard.upTo };
  await say(tx, next, { lines, likes, cries }, now, { plaza });
  await keepStage(tx, { ...next, storm: storm && storm.until > ms ? storm : null });
  return lines.length + likes.length + cries.length > 0;
}

async function isFree(tx: PlazaTx, townId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("shows")
    .select("town_id")
    .where("town_id", "=", townId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes that are read at once: the rest comes with the next round. */
const EARSHOT = 500;

/** What the brand said since the cast listened last, from the brand's own feed: in public and in private. */
async function listen(
  tx: PlazaTx,
  plaza: Plaza,
  { townId, brand, heardSeq }: { townId: string; brand: { id: string }; heardSeq: bigint },
): Promise<{ answers: Answer[]; upTo: bigint }> {
  const { rows } = await sql<{ seq: bigint }>`select seq from plaza.towns where id = ${townId}`.execute(tx);
  const changes = await changeRows({ ...plaza, db: tx }, brand.id, heardSeq, EARSHOT);
  const answers = changes.flatMap(({ view }): Answer[] => {
    if (view.kind === "post" && view.why === "own" && view.post.parent)
      return [{ text: view.post.text, parent: view.post.parent, post: view.post.id }];
    if (view.kind === "message" && view.why === "own")
      return [{ text: view.message.text, to: view.message.to.handle }];
    return [];
  });
  const last = changes.at(-1)?.seq ?? heardSeq;
  const all = changes.length < EARSHOT && rows[0]!.seq > last ? rows[0]!.seq : last;
  return { answers, upTo: all };
}

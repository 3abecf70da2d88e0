/**
 * A brand's practice: a workspace of its own with the brand's name and the brand's people, where nothing is real and
 * the clock always runs.
 */
import { sql } from "kysely";
import type { z } from "zod";
import type { Schedule } from "../../contract/settings.ts";
import { languages } from "../../contract/words.ts";
import type { Database, Tx } from "../platform/db/connect.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { newId } from "../platform/ids.ts";
import { insertSchedule } from "./store.ts";

export interface Practice {
  practiceId: string;
  /** False: it was there already. */
  isNew: boolean;
}

/** The brand's practice, founded now if it has none; whoever else founds one waits. */
export async function foundPractice(
  tx: Tx,
  brandId: string,
  by: string,
  at: Temporal.Instant,
): Promise<Practice> {
  const brand = await tx
    .selectFrom("workspaces")
    .select(["name", "languages", "country", "region", "time_zone", "signature"])
    .where("workspace_id", "=", brandId)
    .where("kind", "=", "brand")
    .forUpdate()
    .executeTakeFirstOrThrow();
  const before = await practiceOf(tx, brandId);
  if (before !== null) return { practiceId: before, isNew: false };
  const practiceId = newId();
  await tx
    .insertInto("workspaces")
    .values({
      ...brand,
      workspace_id: practiceId,
      kind: "practice",
      practice_of: brandId,
      // The cast writes in all of them.
      languages: [...new Set([...brand.languages, ...languages])],
      created_at: at,
    })
    .execute();
  await insertSchedule(tx, practiceId, dayAndNight(brand.time_zone), by, at);
  await letPracticeFollow(tx, brandId);
  const fact = { subjectId: practiceId, actorId: by, at };
  await recordFacts(tx, practiceId, [{ ...fact, kind: "workspace.founded", data: { practiceOf: brandId } }]);
  await recordFacts(tx, brandId, [{ ...fact, kind: "practice.founded" }]);
  return { practiceId, isNew: true };
}

/** Takes a practice away with every row that it has anywhere: each table of the desk goes with its workspace. */
export async function removePractice(
  tx: Tx,
  { practiceId, brandId }: { practiceId: string; brandId: string },
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom("workspaces")
    .where("workspace_id", "=", practiceId)
    .where("practice_of", "=", brandId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return;
  await recordFacts(tx, brandId, [{ kind: "practice.removed", subjectId: practiceId, actorId: by, at }]);
}

export async function practiceOf(db: Database | Tx, brandId: string): Promise<string | null> {
  const row = await db
    .selectFrom("workspaces")
    .select("workspace_id")
    .where("practice_of", "=", brandId)
    .executeTakeFirst();
  return row?.workspace_id ?? null;
}

/** The brand of a practice; a brand's own id for a brand. */
export async function brandOf(db: Database | Tx, workspaceId: string): Promise<string> {
  const row = await db
    .selectFrom("workspaces")
    .select("practice_of")
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row?.practice_of ?? workspaceId;
}

/** Whoever is in the brand's team is in its practice, as the same; whoever leaves the one has left the other. */
export async function letPracticeFollow(tx: Tx, brandId: string): Promise<void> {
  await sql`
    insert into members (workspace_id, person_id, role, name, initials, languages, joined_at, left_at)
    select w.workspace_id, m.person_id, m.role, m.name, m.initials, m.languages, m.joined_at, m.left_at
    from workspaces w join members m on m.workspace_id = w.practice_of
    where w.practice_of = ${brandId}
    order by m.person_id
    on conflict (workspace_id, person_id) do update set role = excluded.role, name = excluded.name,
      initials = excluded.initials, languages = excluded.languages, left_at = excluded.left_at`.execute(tx);
}

/** Somebody may try it on a Sunday night: the clock runs then as well. */
function dayAndNight(timeZone: string): z.infer<typeof Schedule> {
  const day = [{ from: "00:00", to: "24:00" }];
  return {
    timeZone,
    week: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day },
    holidays: { country: null, region: null, off: [] },
    exceptions: [],
  };
}

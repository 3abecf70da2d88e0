/** Set-up: owner, workspace and calendar at once. Before that nothing is kept. */
import { sql } from "kysely";
import type { Language } from "../../contract/words.ts";
import type { Database, Tx } from "../platform/db/connect.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { newId } from "../platform/ids.ts";
import { type ReadyAccount, writeAccount } from "./accounts.ts";
import { type Country, firstSchedule, timeZoneOf } from "./countries.ts";
import { initialsOf } from "./initials.ts";
import { refused } from "./refusals.ts";
import { insertMember, insertSchedule } from "./store.ts";

export interface Founding {
  brand: string;
  languages: Language[];
  country: Country;
  region: string | null;
  /** Which of the two doors of set-up was taken. */
  door: "plaza" | "connect";
}

export async function isSetUp(db: Database | Tx): Promise<boolean> {
  const found = await db.selectFrom("workspaces").select("workspace_id").limit(1).executeTakeFirst();
  return found !== undefined;
}

/** The brand and its owner. Of two at once one wins; the other is REFUSED `already_set_up`. */
export async function foundFirstWorkspace(
  tx: Tx,
  founding: Founding,
  owner: ReadyAccount,
  at: Temporal.Instant,
): Promise<{ workspaceId: string; ownerId: string }> {
  await sql`select pg_advisory_xact_lock(hashtext('escolta set-up'))`.execute(tx);
  if (await isSetUp(tx)) throw refused("already_set_up");
  const ownerId = await writeAccount(tx, owner, at);
  if (ownerId === null) throw refused("account_exists");
  const workspaceId = newId();
  const { brand, languages, country, region, door } = founding;
  await tx
    .insertInto("workspaces")
    .values({
      workspace_id: workspaceId,
      name: brand,
      languages: [...new Set(languages)],
      country,
      region,
      time_zone: timeZoneOf(country, region),
      // As people sign in public; initials and nothing at all are in the settings.
      signature: "name",
      created_at: at,
    })
    .execute();
  await insertSchedule(tx, workspaceId, firstSchedule(country, region), ownerId, at);
  await insertMember(tx, {
    workspaceId,
    personId: ownerId,
    role: "owner",
    name: owner.name,
    initials: initialsOf(owner.name),
    at,
  });
  await recordFacts(tx, workspaceId, [
    { kind: "workspace.founded", subjectId: workspaceId, actorId: ownerId, at, data: { door, country } },
  ]);
  return { workspaceId, ownerId };
}

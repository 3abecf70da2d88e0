import type { Language } from "../../contract/words.ts";
import type { Tx } from "../platform/db/connect.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import type { Caller } from "./caller.ts";

export interface BrandChange {
  name?: string | undefined;
  /** The first is the one that is taken where a message does not say. */
  languages?: Language[] | undefined;
  signature?: "none" | "initials" | "name" | undefined;
}

/** Call `identity.membersChanged()` when it is committed: everybody's membership carries name and languages. */
export async function changeBrand(
  tx: Tx,
  caller: Caller,
  change: BrandChange,
  at: Temporal.Instant,
): Promise<void> {
  const { workspaceId, personId } = caller;
  const languages = change.languages && [...new Set(change.languages)];
  const given = Object.entries({ ...change, languages }).filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  await tx
    .updateTable("workspaces")
    .set(Object.fromEntries(given))
    .where("workspace_id", "=", workspaceId)
    .execute();
  const data = { part: "brand", changed: given.map(([name]) => name) };
  await recordFacts(tx, workspaceId, [
    { kind: "settings.changed", subjectId: workspaceId, actorId: personId, at, data },
  ]);
}

/** What a person set for themselves in a workspace. */
import type { OwnSettings } from "../../contract/index.ts";
import { notFound } from "../identity/index.ts";
import type { Database, Tx } from "../platform/db/connect.ts";
import { findView } from "./views.ts";

type Change = { [Part in keyof OwnSettings]?: OwnSettings[Part] | undefined };

export async function ownSettingsOf(
  db: Database | Tx,
  workspaceId: string,
  personId: string,
): Promise<OwnSettings> {
  const row = await db
    .selectFrom("own_settings")
    .select(["opening_view as openingView", "scheme", "language"])
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return (row ?? { openingView: null, scheme: null, language: null }) as OwnSettings;
}

/** NOT_FOUND for a view that this person does not see. */
export async function changeOwnSettings(
  tx: Tx,
  workspaceId: string,
  personId: string,
  change: Change,
): Promise<OwnSettings> {
  if (change.openingView && !(await findView(tx, workspaceId, personId, change.openingView)))
    throw notFound();
  const before = await ownSettingsOf(tx, workspaceId, personId);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const after: OwnSettings = { ...before, ...given };
  const row = { opening_view: after.openingView, scheme: after.scheme, language: after.language };
  await tx
    .insertInto("own_settings")
    .values({ workspace_id: workspaceId, person_id: personId, ...row })
    .onConflict((conflict) => conflict.columns(["workspace_id", "person_id"]).doUpdateSet(row))
    .execute();
  return after;
}

import type { z } from "zod";
import { QueueFilter, Sort, type View } from "../../contract/index.ts";
import type { Database, Tx } from "../platform/db/connect.ts";
import { newId } from "../platform/ids.ts";

type SavedView = z.infer<typeof View>;

/** A person's own views and those of the whole workspace, by name. */
export async function viewsOf(
  db: Database | Tx,
  workspaceId: string,
  personId: string,
): Promise<SavedView[]> {
  const rows = await db
    .selectFrom("views")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where((where) => where.or([where("person_id", "=", personId), where("person_id", "is", null)]))
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    shared: row.person_id === null,
    filter: QueueFilter.parse(row.filter),
    sort: Sort.parse(row.sort),
  }));
}

export async function keepView(
  db: Database,
  workspaceId: string,
  personId: string,
  view: Omit<SavedView, "id">,
  now: Temporal.Instant,
): Promise<SavedView> {
  const id = newId();
  await db
    .insertInto("views")
    .values({
      workspace_id: workspaceId,
      id,
      person_id: view.shared ? null : personId,
      name: view.name,
      filter: JSON.stringify(view.filter),
      sort: view.sort,
      created_by: personId,
      created_at: now,
    })
    .execute();
  return { id, ...view };
}

/** The view as it is now; null where there is none. What is no longer shared is from now on this person's own. */
export async function changeView(
  db: Database | Tx,
  workspaceId: string,
  personId: string,
  id: string,
  change: { name?: string | undefined; shared?: boolean | undefined },
): Promise<SavedView | null> {
  const set = {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.shared === undefined ? {} : { person_id: change.shared ? null : personId }),
  };
  if (Object.keys(set).length > 0)
    await db
      .updateTable("views")
      .set(set)
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .execute();
  return (await viewsOf(db, workspaceId, personId)).find((view) => view.id === id) ?? null;
}

/** Whose view it is: null where there is none that this person may see. */
export async function findView(
  db: Database | Tx,
  workspaceId: string,
  personId: string,
  id: string,
): Promise<{ shared: boolean } | null> {
  const row = await db
    .selectFrom("views")
    .select("person_id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row || (row.person_id !== null && row.person_id !== personId)) return null;
  return { shared: row.person_id === null };
}

export async function removeView(db: Database | Tx, workspaceId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("views")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

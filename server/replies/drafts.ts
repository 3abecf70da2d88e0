import type { Database } from "../platform/db/connect.ts";

export type Mode = "public" | "private" | "note";

export interface Draft {
  mode: Mode;
  text: string;
  files: { id: string; alt: string }[];
  updatedAt: string;
}

/** One draft for each person, conversation and mode: private words never become public by a change of mode. */
export async function draftsOf(
  db: Database,
  owner: { workspaceId: string; personId: string },
  conversationId: string,
): Promise<Draft[]> {
  const rows = await db
    .selectFrom("drafts")
    .select(["mode", "text", "files", "updated_at"])
    .where("workspace_id", "=", owner.workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("person_id", "=", owner.personId)
    .execute();
  return rows.map((row) => ({
    mode: row.mode as Mode,
    text: row.text,
    files: row.files as Draft["files"],
    updatedAt: row.updated_at.toString(),
  }));
}

/** An empty draft goes away. Answers whether one is kept. */
export async function keepDraft(
  db: Database,
  owner: { workspaceId: string; personId: string },
  conversationId: string,
  draft: Omit<Draft, "updatedAt">,
  at: Temporal.Instant,
): Promise<boolean> {
  const key = {
    workspace_id: owner.workspaceId,
    conversation_id: conversationId,
    person_id: owner.personId,
    mode: draft.mode,
  };
  if (draft.text === "" && draft.files.length === 0) {
    await db
      .deleteFrom("drafts")
      .where((eb) => eb.and(key))
      .execute();
    return false;
  }
  const content = { text: draft.text, files: JSON.stringify(draft.files), updated_at: at };
  await db
    .insertInto("drafts")
    .values({ ...key, ...content })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "conversation_id", "person_id", "mode"]).doUpdateSet(content),
    )
    .execute();
  return true;
}

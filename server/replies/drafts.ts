import { sql } from "kysely";
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

export interface KeptDraft {
  kept: boolean;
  updatedAt: string | null;
  /** Nothing was kept: this one had been written elsewhere meanwhile. */
  other: Draft | null;
}

/**
 * An empty draft goes away. With `over`, the moment of the draft that this one was written over (null: none was there),
 * another that was written meanwhile stays, and is answered instead.
 */
export async function keepDraft(
  db: Database,
  owner: { workspaceId: string; personId: string },
  conversationId: string,
  draft: Omit<Draft, "updatedAt">,
  at: Temporal.Instant,
  over?: string | null,
): Promise<KeptDraft> {
  const key = {
    workspace_id: owner.workspaceId,
    conversation_id: conversationId,
    person_id: owner.personId,
    mode: draft.mode,
  };
  const earlier = over === undefined ? undefined : over === null ? null : Temporal.Instant.from(over);
  if (draft.text === "" && draft.files.length === 0) {
    let gone = db.deleteFrom("drafts").where((eb) => eb.and(key));
    if (earlier !== undefined) gone = gone.where("updated_at", "=", earlier ?? sql.lit(null));
    await gone.execute();
    return { kept: false, updatedAt: null, other: await otherOf() };
  }
  const content = { text: draft.text, files: JSON.stringify(draft.files), updated_at: at };
  const row = await db
    .insertInto("drafts")
    .values({ ...key, ...content })
    .onConflict((conflict) => {
      const change = conflict
        .columns(["workspace_id", "conversation_id", "person_id", "mode"])
        .doUpdateSet(content);
      return earlier === undefined
        ? change
        : change.where("drafts.updated_at", "=", earlier ?? sql.lit(null));
    })
    .returning("updated_at")
    .executeTakeFirst();
  if (row) return { kept: true, updatedAt: row.updated_at.toString(), other: null };
  return { kept: false, updatedAt: null, other: await otherOf() };

  async function otherOf(): Promise<Draft | null> {
    const drafts = await draftsOf(db, owner, conversationId);
    return drafts.find(({ mode }) => mode === draft.mode) ?? null;
  }
}

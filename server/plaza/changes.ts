import { sql } from "kysely";
import type { Plaza } from "./context.ts";
import { Refused } from "./refusal.ts";
import type { PlazaTx } from "./tables.ts";
import type { MessageView, PostView } from "./views.ts";

/** Why a change concerns the member: its own, to it, on its page, with its @handle, with its name, in its thread. */
export type Why = "own" | "private" | "page" | "mention" | "named" | "reply";

export type ChangeData =
  | { kind: "post" | "post_edited"; why: Why; post: PostView }
  | { kind: "post_deleted" | "post_hidden" | "post_shown"; post: { id: string; thread: string } }
  | {
      kind: "reactions";
      post: { id: string; thread: string; likes: number; shares: number; replies: number };
    }
  | { kind: "message" | "message_edited"; why: Why; message: MessageView }
  | { kind: "message_deleted"; message: { id: string; chat: string } };

/** One line of the feed. `id` grows in the order of the town and is the same for everyone whom it concerns. */
export type ChangeView = { id: string; at: string } & ChangeData;

export interface Change {
  seq: bigint;
  memberId: string;
  data: ChangeData;
}

/**
 * Locks the town until the end of the transaction and takes `count` numbers; returns the first. Numbers taken under
 * the lock become visible in their order: a reader that has seen one has seen all before it.
 */
export async function lockTown(tx: PlazaTx, townId: string, count = 1): Promise<bigint> {
  const { seq } = await tx
    .updateTable("towns")
    .set((eb) => ({ seq: eb("seq", "+", BigInt(count)) }))
    .where("id", "=", townId)
    .returning("seq")
    .executeTakeFirstOrThrow();
  return seq - BigInt(count) + 1n;
}

export async function recordChanges(
  tx: PlazaTx,
  townId: string,
  at: Temporal.Instant,
  changes: Change[],
): Promise<void> {
  if (changes.length === 0) return;
  const members = changes.map((change) => change.memberId);
  const seqs = changes.map((change) => change.seq.toString());
  const kinds = changes.map((change) => change.data.kind);
  const data = changes.map((change) => JSON.stringify(change.data));
  await sql`
    insert into plaza.changes (member_id, seq, town_id, kind, data, at)
    select member_id, seq, ${townId}::uuid, kind, data::jsonb, ${at.toString()}::timestamptz
    from unnest(${members}::uuid[], ${seqs}::bigint[], ${kinds}::text[], ${data}::text[])
      as given (member_id, seq, kind, data)
  `.execute(tx);
}

export interface ChangesPage {
  changes: ChangeView[];
  cursor: string;
  more: boolean;
}

/** What concerns a member after the cursor, oldest first. Without a cursor, from the beginning. */
export async function changesAfter(
  plaza: Plaza,
  memberId: string,
  cursor: string | null,
  limit: number,
): Promise<ChangesPage> {
  const after = cursor === null ? 0n : openCursor(cursor);
  const rows = await changeRows(plaza, memberId, after, limit + 1);
  const page = rows.slice(0, limit);
  return {
    changes: page.map((row) => row.view),
    cursor: sealCursor(page.at(-1)?.seq ?? after),
    more: rows.length > limit,
  };
}

export async function changeRows(
  plaza: Plaza,
  memberId: string,
  after: bigint,
  limit: number,
): Promise<{ seq: bigint; view: ChangeView }[]> {
  const rows = await plaza.db
    .selectFrom("changes")
    .select(["seq", "at", "data"])
    .where("member_id", "=", memberId)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return rows.map(({ seq, at, data }) => ({
    seq,
    view: { id: seq.toString(), at: at.toString(), ...(data as ChangeData) },
  }));
}

function sealCursor(seq: bigint): string {
  return Buffer.from(`c1:${seq}`).toString("base64url");
}

function openCursor(cursor: string): bigint {
  const match = /^c1:(\d{1,18})$/.exec(Buffer.from(cursor, "base64url").toString("latin1"));
  if (!match) throw new Refused(400, "invalid", { path: "cursor" });
  return BigInt(match[1]!);
}

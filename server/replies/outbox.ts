import { sql } from "kysely";
import type { Refusal } from "../channels/index.ts";
import type { Database, Tx } from "../platform/db/connect.ts";

export type PartState = "queued" | "sending" | "sent" | "refused" | "unknown" | "withdrawn";

/** One post on its way out. */
export interface Part {
  workspaceId: string;
  replyId: string;
  part: number;
  messageId: string;
  text: string;
  state: PartState;
  tries: number;
  firstTriedAt: Temporal.Instant | null;
  leaseUntil: Temporal.Instant | null;
  nextTryAt: Temporal.Instant | null;
  externalId: string | null;
  replyTo: unknown;
}

/** What may become of a part: everything else is a mistake of ours. */
export const partMoves: Record<PartState, PartState[]> = {
  queued: ["sending", "withdrawn", "refused", "sent"],
  sending: ["sent", "queued", "refused", "unknown", "sending"],
  unknown: ["sent", "queued", "sending"],
  refused: ["queued", "withdrawn"],
  sent: [],
  withdrawn: [],
};

/** The parts of a reply in their order, locked until the transaction ends. */
export async function lockParts(tx: Tx, workspaceId: string, replyId: string): Promise<Part[]> {
  const rows = await tx
    .selectFrom("reply_parts")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("reply_id", "=", replyId)
    .orderBy("part")
    .forUpdate()
    .execute();
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    replyId: row.reply_id,
    part: row.part,
    messageId: row.message_id,
    text: row.text,
    state: row.state as PartState,
    tries: row.tries,
    firstTriedAt: row.first_tried_at,
    leaseUntil: row.lease_until,
    nextTryAt: row.next_try_at,
    externalId: row.external_id,
    replyTo: row.reply_to,
  }));
}

export interface PartChange {
  state: PartState;
  tries?: number;
  firstTriedAt?: Temporal.Instant | null;
  leaseUntil?: Temporal.Instant | null;
  nextTryAt?: Temporal.Instant | null;
  externalId?: string | null;
  replyTo?: unknown;
  refusal?: Refusal | null;
  settledBy?: string;
}

export async function changePart(
  tx: Tx,
  part: Part,
  change: PartChange,
  at: Temporal.Instant,
): Promise<void> {
  if (!partMoves[part.state].includes(change.state))
    throw new Error(`A part that is ${part.state} cannot become ${change.state}`);
  await tx
    .updateTable("reply_parts")
    .set({
      state: change.state,
      lease_until: change.leaseUntil ?? null,
      next_try_at: change.nextTryAt ?? null,
      changed_at: at,
      ...(change.tries === undefined ? {} : { tries: change.tries }),
      ...(change.firstTriedAt === undefined ? {} : { first_tried_at: change.firstTriedAt }),
      ...(change.externalId === undefined ? {} : { external_id: change.externalId }),
      ...(change.replyTo === undefined ? {} : { reply_to: JSON.stringify(change.replyTo) }),
      ...(change.refusal === undefined ? {} : { refusal: change.refusal && JSON.stringify(change.refusal) }),
      ...(change.settledBy === undefined ? {} : { settled_by: change.settledBy }),
    })
    .where("workspace_id", "=", part.workspaceId)
    .where("reply_id", "=", part.replyId)
    .where("part", "=", part.part)
    .execute();
}

/** Replies that should be going out and may have lost their job with a dead node. */
export async function unsettledReplies(
  db: Database,
  before: Temporal.Instant,
): Promise<{ workspaceId: string; replyId: string }[]> {
  const { rows } = await sql<{ workspace_id: string; reply_id: string }>`
    select distinct workspace_id, reply_id from reply_parts
    where state in ('queued', 'sending') and next_try_at <= ${before.toString()}
      and (lease_until is null or lease_until <= ${before.toString()})
    limit 200`.execute(db);
  return rows.map((row) => ({ workspaceId: row.workspace_id, replyId: row.reply_id }));
}

/** The idempotency key of a part, the same over all attempts. */
export function keyOf(part: { replyId: string; part: number }): string {
  return `${part.replyId}.${part.part}`;
}

export function partOfKey(key: string): { replyId: string; part: number } | null {
  const match = /^([0-9a-f-]{36})\.(\d{1,3})$/.exec(key);
  return match ? { replyId: match[1]!, part: Number(match[2]) } : null;
}

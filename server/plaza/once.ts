import { createHash } from "node:crypto";
import type { Plaza } from "./context.ts";
import { Refused } from "./refusal.ts";
import type { PlazaTx } from "./tables.ts";

type Kind = "post" | "message";

export interface Key {
  memberId: string;
  key: string;
  kind: Kind;
  /** What was asked, to tell a repeat from another wish under the same key. */
  body: unknown;
}

/**
 * What this key wrote in the last 24 hours, or null. Call it with the town locked: the second of two identical
 * requests then waits for the first and finds its row. Throws 422 `key_reused` when the body is another one.
 */
export async function writtenBefore(
  tx: PlazaTx,
  { memberId, key, kind, body }: Key,
  now: Temporal.Instant,
): Promise<string | null> {
  const row = await tx
    .selectFrom("idempotency_keys")
    .selectAll()
    .where("member_id", "=", memberId)
    .where("key", "=", key)
    .executeTakeFirst();
  if (!row || Temporal.Instant.compare(row.created_at, now.subtract({ hours: 24 })) < 0) return null;
  if (row.kind !== kind || !row.body_hash.equals(hash(body))) throw new Refused(422, "key_reused");
  return row.subject_id;
}

export async function rememberKeys(
  tx: PlazaTx,
  keys: { key: Key; subjectId: string }[],
  now: Temporal.Instant,
): Promise<void> {
  if (keys.length === 0) return;
  await tx
    .insertInto("idempotency_keys")
    .values(
      keys.map(({ key, subjectId }) => ({
        member_id: key.memberId,
        key: key.key,
        body_hash: hash(key.body),
        kind: key.kind,
        subject_id: subjectId,
        created_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["member_id", "key"]).doUpdateSet((eb) => ({
        body_hash: eb.ref("excluded.body_hash"),
        kind: eb.ref("excluded.kind"),
        subject_id: eb.ref("excluded.subject_id"),
        created_at: eb.ref("excluded.created_at"),
      })),
    )
    .execute();
}

/** The id of what was written with this key, however long ago. */
export async function writtenWith(
  plaza: Plaza,
  memberId: string,
  kind: Kind,
  key: string,
): Promise<string | null> {
  const row = await plaza.db
    .selectFrom("idempotency_keys")
    .select("subject_id")
    .where("member_id", "=", memberId)
    .where("key", "=", key)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row?.subject_id ?? null;
}

function hash(body: unknown): Buffer {
  return createHash("sha256").update(JSON.stringify(body)).digest();
}

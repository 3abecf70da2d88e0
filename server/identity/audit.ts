/** Who did what, read from the facts, newest first. The cursor is "xid.id", the order in which facts are read. */
import { ORPCError } from "@orpc/server";
import { sql } from "kysely";
import type { Article, Person } from "../../contract/words.ts";
import type { Database } from "../platform/db/connect.ts";

export async function auditTrail(
  db: Database,
  workspaceId: string,
  page: { before?: string | undefined; limit: number },
) {
  const before = page.before === undefined ? END : readCursor(page.before);
  const rows = await db
    .selectFrom("facts as f")
    .leftJoin("members as m", (join) =>
      join.onRef("m.workspace_id", "=", "f.workspace_id").onRef("m.person_id", "=", "f.actor_id"),
    )
    .select(["f.id", "f.xid", "f.at", "f.kind", "f.subject_id", "f.data"])
    .select(["m.person_id", "m.name", "m.initials", "m.article"])
    .where("f.workspace_id", "=", workspaceId)
    .where(sql<boolean>`(f.xid, f.id) < (${before.xid}::text::xid8, ${before.id}::bigint)`)
    .orderBy("f.xid", "desc")
    .orderBy("f.id", "desc")
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    id: `${row.xid}.${row.id}`,
    at: row.at.toString(),
    kind: row.kind,
    subjectId: row.subject_id,
    actor: personOf(row.person_id, row),
    data: row.data,
  }));
}

/** Null: nobody of the team, now or ever. */
export function personOf(
  id: string | null,
  member: { name: string | null; initials: string | null; article: string | null },
): Person | null {
  const { name, initials } = member;
  if (id === null || name === null || initials === null) return null;
  return { id, name, initials, article: member.article as Article | null };
}

const END = { xid: String(2n ** 64n - 1n), id: String(2n ** 63n - 1n) };

function readCursor(text: string): { xid: string; id: string } {
  const [, xid, id] = /^(\d{1,20})\.(\d{1,19})$/.exec(text) ?? [];
  if (xid === undefined || id === undefined || BigInt(xid) > BigInt(END.xid) || BigInt(id) > BigInt(END.id))
    throw new ORPCError("BAD_REQUEST", { status: 400, message: "before is not an id of this list" });
  return { xid, id };
}

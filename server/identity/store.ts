import type { z } from "zod";
import type { Schedule } from "../../contract/settings.ts";
import type { Article, Language, Role } from "../../contract/words.ts";
import type { Database, Tx } from "../platform/db/connect.ts";
import type { Membership } from "./caller.ts";

/** Where a person works: the oldest first, and a brand before any practice. */
export async function membershipsOf(db: Database, personId: string): Promise<Membership[]> {
  const rows = await db
    .selectFrom("members as m")
    .innerJoin("workspaces as w", "w.workspace_id", "m.workspace_id")
    .where("m.person_id", "=", personId)
    .where("m.left_at", "is", null)
    .orderBy("w.kind")
    .orderBy("m.joined_at")
    .orderBy("m.workspace_id")
    .select(["m.workspace_id", "m.role", "m.name", "m.initials", "m.article"])
    .select(["w.name as brand", "w.kind", "w.languages", "w.time_zone"])
    .execute();
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    role: row.role as Role,
    name: row.name,
    initials: row.initials,
    article: row.article as Article | null,
    workspace: {
      name: row.brand,
      kind: row.kind as "brand" | "practice",
      languages: row.languages as Language[],
      timeZone: row.time_zone,
    },
  }));
}

/** The first calendar of a workspace; the settings make later versions. */
export async function insertSchedule(
  tx: Tx,
  workspaceId: string,
  schedule: z.infer<typeof Schedule>,
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto("schedules")
    .values({ workspace_id: workspaceId, version: 1, schedule, created_at: at, created_by: by })
    .execute();
}

export interface MemberRow {
  id: string;
  role: Role;
  name: string;
  initials: string;
  languages: string[];
  article: Article | null;
  joinedAt: Temporal.Instant;
}

/** Who is in the team now, by name. */
export async function membersOf(db: Database, workspaceId: string): Promise<MemberRow[]> {
  const rows = await members(db, workspaceId).orderBy("name").orderBy("person_id").execute();
  return rows.map(toMember);
}

export async function lockedMember(tx: Tx, workspaceId: string, id: string): Promise<MemberRow | null> {
  const row = await members(tx, workspaceId).where("person_id", "=", id).forUpdate().executeTakeFirst();
  return row ? toMember(row) : null;
}

function members(db: Database | Tx, workspaceId: string) {
  return db
    .selectFrom("members")
    .select(["person_id as id", "role", "name", "initials", "languages", "article", "joined_at as joinedAt"])
    .where("workspace_id", "=", workspaceId)
    .where("left_at", "is", null);
}

function toMember(
  row: Omit<MemberRow, "role" | "article"> & { role: string; article: string | null },
): MemberRow {
  return { ...row, role: row.role as Role, article: row.article as Article | null };
}

/** Whoever wants to take an owner away waits here for whoever is doing so: one always stays. */
export async function lockOwners(tx: Tx, workspaceId: string): Promise<string[]> {
  const rows = await members(tx, workspaceId)
    .where("role", "=", "owner")
    .orderBy("person_id")
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

/** With `left_at`: whether they ever were there. */
export function findMember(tx: Tx, workspaceId: string, personId: string) {
  return tx
    .selectFrom("members")
    .select(["role", "left_at"])
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
}

export async function worksAnywhere(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx
    .selectFrom("members")
    .select("workspace_id")
    .where("person_id", "=", personId)
    .where("left_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export interface NewMember {
  workspaceId: string;
  personId: string;
  role: Role;
  name: string;
  initials: string;
  at: Temporal.Instant;
}

/** Whoever comes back takes their old place again, with the new role. */
export async function insertMember(tx: Tx | Database, member: NewMember): Promise<void> {
  const { workspaceId, personId, role, name, initials, at } = member;
  await tx
    .insertInto("members")
    .values({ workspace_id: workspaceId, person_id: personId, role, name, initials, joined_at: at })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "person_id"]).doUpdateSet({ role, joined_at: at, left_at: null }),
    )
    .execute();
}

export type InvitationRow = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

export function findInvitation(tx: Tx | Database, tokenHash: Buffer, { lock }: { lock: boolean }) {
  const asked = tx.selectFrom("invitations").selectAll().where("token_hash", "=", tokenHash);
  return (lock ? asked.forUpdate() : asked).executeTakeFirst();
}

/** What an invited person is shown: the brand, and who invites. */
export function invitationCard(db: Tx | Database, invitation: InvitationRow) {
  return db
    .selectFrom("workspaces as w")
    .leftJoin("members as m", (join) =>
      join.onRef("m.workspace_id", "=", "w.workspace_id").on("m.person_id", "=", invitation.invited_by),
    )
    .select(["w.name as workspace", "m.name as invitedBy"])
    .where("w.workspace_id", "=", invitation.workspace_id)
    .executeTakeFirstOrThrow();
}

/** Links that still let somebody in, the newest first. */
export function openInvitations(db: Database, workspaceId: string, at: Temporal.Instant) {
  return db
    .selectFrom("invitations as i")
    .leftJoin("members as m", (join) =>
      join.onRef("m.workspace_id", "=", "i.workspace_id").onRef("m.person_id", "=", "i.invited_by"),
    )
    .select([
      "i.id",
      "i.role",
      "i.email",
      "i.invited_by",
      "i.expires_at",
      "m.name",
      "m.initials",
      "m.article",
    ])
    .where("i.workspace_id", "=", workspaceId)
    .where("i.accepted_at", "is", null)
    .where("i.revoked_at", "is", null)
    .where("i.expires_at", ">", at)
    .orderBy("i.created_at", "desc")
    .execute();
}

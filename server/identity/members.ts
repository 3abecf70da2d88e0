/** Changing and removing members. Anybody changes their own name; roles are for those who manage people, owners for owners. */
import type { Article, Role } from "../../contract/words.ts";
import type { Tx } from "../platform/db/connect.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { endSessions } from "./accounts.ts";
import type { Caller } from "./caller.ts";
import { requirePermission } from "./permissions.ts";
import { letPracticeFollow } from "./practice-workspace.ts";
import { notFound, refused } from "./refusals.ts";
import { lockedMember, lockOwners, type MemberRow, worksAnywhere } from "./store.ts";

export interface MemberChange {
  role?: Role | undefined;
  name?: string | undefined;
  initials?: string | undefined;
  languages?: string[] | undefined;
  article?: Article | null | undefined;
}

/** NOT_FOUND, FORBIDDEN, REFUSED `last_owner`. */
export async function changeMember(
  tx: Tx,
  caller: Caller,
  id: string,
  change: MemberChange,
  at: Temporal.Instant,
): Promise<MemberRow> {
  const { workspaceId } = caller;
  const owners = await lockOwners(tx, workspaceId);
  const member = await memberIn(tx, workspaceId, id);
  const role = change.role ?? member.role;
  if (id !== caller.personId || role !== member.role) requireOver(caller, member.role);
  if (role !== member.role) {
    if (role === "owner") requirePermission(caller, "manage_owners");
    keepAnOwner(owners, member);
  }
  const after = {
    role,
    name: change.name ?? member.name,
    initials: change.initials ?? member.initials,
    languages: change.languages ?? member.languages,
    article: change.article === undefined ? member.article : change.article,
  };
  await tx
    .updateTable("members")
    .set(after)
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", id)
    .execute();
  await letPracticeFollow(tx, workspaceId);
  const changed = Object.keys(change).filter((key) => change[key as keyof MemberChange] !== undefined);
  const data = role === member.role ? { changed } : { changed, from: member.role, to: role };
  await recordFacts(tx, workspaceId, [
    { kind: "person.changed", subjectId: id, actorId: caller.personId, at, data },
  ]);
  return { ...member, ...after };
}

/** Their work stays. Without any other workspace they are signed out everywhere. NOT_FOUND, FORBIDDEN, `last_owner`. */
export async function removeMember(tx: Tx, caller: Caller, id: string, at: Temporal.Instant): Promise<void> {
  const { workspaceId } = caller;
  const owners = await lockOwners(tx, workspaceId);
  const member = await memberIn(tx, workspaceId, id);
  if (id !== caller.personId) requireOver(caller, member.role);
  keepAnOwner(owners, member);
  await tx
    .updateTable("members")
    .set({ left_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", id)
    .execute();
  await letPracticeFollow(tx, workspaceId);
  if (!(await worksAnywhere(tx, id))) await endSessions(tx, id);
  await recordFacts(tx, workspaceId, [
    { kind: "person.removed", subjectId: id, actorId: caller.personId, at, data: { role: member.role } },
  ]);
}

async function memberIn(tx: Tx, workspaceId: string, id: string): Promise<MemberRow> {
  const member = await lockedMember(tx, workspaceId, id);
  if (!member) throw notFound();
  return member;
}

function requireOver(caller: Caller, role: Role): void {
  requirePermission(caller, role === "owner" ? "manage_owners" : "manage_people");
}

function keepAnOwner(owners: string[], member: MemberRow): void {
  if (member.role === "owner" && owners.every((id) => id === member.id)) throw refused("last_owner");
}

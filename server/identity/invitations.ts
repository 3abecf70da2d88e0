/** Links that let one person in: 32 random bytes of which only the hash is kept, seven days, once. */
import { createHash, randomBytes } from "node:crypto";
import type { Role } from "../../contract/words.ts";
import type { Database, Tx } from "../platform/db/connect.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { newId } from "../platform/ids.ts";
import type { Caller } from "./caller.ts";
import { initialsOf } from "./initials.ts";
import { letPracticeFollow } from "./practice-workspace.ts";
import { notFound, refused } from "./refusals.ts";
import { findInvitation, findMember, type InvitationRow, insertMember } from "./store.ts";

const VALID = Temporal.Duration.from({ hours: 7 * 24 });

export async function invite(
  tx: Tx,
  caller: Caller,
  invited: { role: Exclude<Role, "owner">; email: string | null },
  at: Temporal.Instant,
) {
  const token = randomBytes(32).toString("base64url");
  const { workspaceId, personId } = caller;
  const id = newId();
  const expiresAt = at.add(VALID);
  await tx
    .insertInto("invitations")
    .values({
      workspace_id: workspaceId,
      id,
      token_hash: hashOf(token),
      role: invited.role,
      email: invited.email?.toLowerCase() ?? null,
      invited_by: personId,
      created_at: at,
      expires_at: expiresAt,
    })
    .execute();
  await recordFacts(tx, workspaceId, [
    { kind: "person.invited", subjectId: id, actorId: personId, at, data: { role: invited.role } },
  ]);
  return { id, token, expiresAt };
}

/** False: it was used, revoked or never there. */
export async function revokeInvitation(
  tx: Tx,
  caller: Caller,
  id: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const { workspaceId, personId } = caller;
  const found = await tx
    .updateTable("invitations")
    .set({ revoked_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning("id")
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (!found) return false;
  await recordFacts(tx, workspaceId, [{ kind: "invitation.revoked", subjectId: id, actorId: personId, at }]);
  return true;
}

/** NOT_FOUND, or REFUSED `invitation_used`, `invitation_revoked`, `invitation_expired`. `lock`: until the transaction's end. */
export async function openInvitation(
  db: Database | Tx,
  token: string,
  at: Temporal.Instant,
  options: { lock: boolean },
): Promise<InvitationRow> {
  const found = await findInvitation(db, hashOf(token), options);
  if (!found) throw notFound();
  if (found.accepted_at) throw refused("invitation_used");
  if (found.revoked_at) throw refused("invitation_revoked");
  if (Temporal.Instant.compare(at, found.expires_at) >= 0) throw refused("invitation_expired");
  return found;
}

/** REFUSED `invitation_for_another` when it names another address, `already_member`. */
export async function joinBy(
  tx: Tx,
  invitation: InvitationRow,
  person: { id: string; name: string; email: string },
  at: Temporal.Instant,
): Promise<void> {
  const { workspace_id: workspaceId, id } = invitation;
  if (invitation.email !== null && invitation.email !== person.email.toLowerCase())
    throw refused("invitation_for_another", { email: invitation.email });
  const before = await findMember(tx, workspaceId, person.id);
  if (before && before.left_at === null) throw refused("already_member");
  await insertMember(tx, {
    workspaceId,
    personId: person.id,
    role: invitation.role as Role,
    name: person.name,
    initials: initialsOf(person.name),
    at,
  });
  await letPracticeFollow(tx, workspaceId);
  await tx
    .updateTable("invitations")
    .set({ accepted_at: at, accepted_by: person.id })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  const data = { role: invitation.role, invitation: id };
  await recordFacts(tx, workspaceId, [
    { kind: "person.joined", subjectId: person.id, actorId: person.id, at, data },
  ]);
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

import { write } from "../platform/platform.ts";
import { emailsOf, readyAccount, writeAccount } from "./accounts.ts";
import { api, desk, may, type RequestContext } from "./api.ts";
import { auditTrail, personOf } from "./audit.ts";
import { invite, joinBy, openInvitation, revokeInvitation } from "./invitations.ts";
import { changeMember, removeMember } from "./members.ts";
import { openedAt } from "./origin.ts";
import { isAllowed } from "./permissions.ts";
import { refused, signIn } from "./refusals.ts";
import type { IdentityDeps } from "./routes.ts";
import { invitationCard, type MemberRow, membersOf, openInvitations } from "./store.ts";

export function peopleRoutes(deps: IdentityDeps) {
  const { platform, publicUrl } = deps;
  const { db, clock } = platform;

  return {
    list: desk.people.list.use(may("see_queue")).handler(async ({ context: { caller } }) => {
      const { workspaceId } = caller;
      const members = await membersOf(db, workspaceId);
      const emails = await emailsOf(
        db,
        members.map((one) => one.id),
      );
      const open = isAllowed(caller, "manage_people")
        ? await openInvitations(db, workspaceId, clock.now())
        : [];
      return {
        members: members.map((one) => toView(one, emails)),
        invitations: open.map((one) => ({
          id: one.id,
          role: one.role as MemberRow["role"],
          email: one.email,
          invitedBy: personOf(one.invited_by, one),
          expiresAt: one.expires_at.toString(),
        })),
      };
    }),

    invite: desk.people.invite.use(may("manage_people")).handler(async ({ input, context }) => {
      const made = await write(platform, (tx) => invite(tx, context.caller, input, clock.now()));
      const link = `${openedAt(context.headers, publicUrl)}/join/${made.token}`;
      return { id: made.id, link, expiresAt: made.expiresAt.toString() };
    }),

    revokeInvitation: desk.people.revokeInvitation
      .use(may("manage_people"))
      .handler(async ({ input, context }) => ({
        revoked: await write(platform, (tx) => revokeInvitation(tx, context.caller, input.id, clock.now())),
      })),

    invitation: api.people.invitation.handler(async ({ input }) => {
      const found = await openInvitation(db, input.token, clock.now(), { lock: false });
      const card = await invitationCard(db, found);
      return { ...card, role: found.role as MemberRow["role"], email: found.email };
    }),

    accept: api.people.accept.handler(async ({ input, context }) => {
      const { token, account } = input;
      const workspaceId = account
        ? await joinWithAccount(deps, token, account, context)
        : await joinAsSignedIn(deps, token, context);
      context.identity.membersChanged();
      return { workspaceId };
    }),

    change: desk.people.change.handler(async ({ input, context }) => {
      const { id, ...change } = input;
      const member = await write(platform, (tx) => changeMember(tx, context.caller, id, change, clock.now()));
      context.identity.membersChanged();
      return toView(member, await emailsOf(db, [id]));
    }),

    remove: desk.people.remove.handler(async ({ input, context }) => {
      await write(platform, (tx) => removeMember(tx, context.caller, input.id, clock.now()));
      context.identity.membersChanged();
      return { removed: true };
    }),

    audit: desk.people.audit
      .use(may("see_audit"))
      .handler(({ input, context }) => auditTrail(db, context.caller.workspaceId, input)),
  };
}

/** REFUSED `account_exists`: whoever has an account signs in first, and then accepts. */
async function joinWithAccount(
  { platform }: IdentityDeps,
  token: string,
  account: { name: string; email: string; password: string },
  context: RequestContext,
): Promise<string> {
  const now = platform.clock.now();
  // Looked at before the password is hashed: a link that is no good costs nothing.
  await openInvitation(platform.db, token, now, { lock: false });
  const ready = await readyAccount(context.identity, account);
  const workspaceId = await write(platform, async (tx) => {
    const invitation = await openInvitation(tx, token, now, { lock: true });
    const id = await writeAccount(tx, ready, now);
    if (id === null) throw refused("account_exists");
    await joinBy(tx, invitation, { id, name: ready.name, email: ready.email }, now);
    return invitation.workspace_id;
  });
  await context.identity.signIn(account, context);
  return workspaceId;
}

async function joinAsSignedIn(
  { platform }: IdentityDeps,
  token: string,
  context: RequestContext,
): Promise<string> {
  const session = await context.identity.sessionFor(context.headers, context.responseHeaders);
  if (!session) throw signIn();
  return write(platform, async (tx) => {
    const now = platform.clock.now();
    const invitation = await openInvitation(tx, token, now, { lock: true });
    await joinBy(tx, invitation, { id: session.personId, name: session.name, email: session.email }, now);
    return invitation.workspace_id;
  });
}

function toView(member: MemberRow, emails: Map<string, string>) {
  return { ...member, email: emails.get(member.id) ?? "", joinedAt: member.joinedAt.toString() };
}

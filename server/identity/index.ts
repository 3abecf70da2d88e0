/**
 * Identity owns people, their sessions, workspaces and their members, roles, invitations, and the first calendar of a
 * brand (`workspaces`, practice workspaces too, `schedules` version 1, `members`, `invitations`, and the schema `auth`, which is better-auth's).
 *
 * It promises: a handler of `desk` runs only for a member of the workspace it acts in, and knows them as
 * `context.caller`; what belongs to another workspace is NOT_FOUND. Every workspace keeps an owner. Accounts come from
 * set-up and invitations alone. Set-up happens once, all of it or nothing. Each of these changes is a fact:
 * workspace.founded, practice.founded, practice.removed, settings.changed, person.invited, person.joined, person.changed, person.removed, invitation.revoked.
 */
export { api, desk, may, type RequestContext } from "./api.ts";
export { personOf } from "./audit.ts";
export { type BrandChange, changeBrand } from "./brand.ts";
export type { Caller, Membership, Session } from "./caller.ts";
export { withClockRegions } from "./countries.ts";
export { createIdentity, type Identity } from "./identity.ts";
export { refuseForeignOrigin, type Site } from "./origin.ts";
export { isAllowed, type Permission, requirePermission } from "./permissions.ts";
export { brandOf, foundPractice, practiceOf, removePractice } from "./practice-workspace.ts";
export { notFound, refused } from "./refusals.ts";
export { type IdentityDeps, identityRoutes } from "./routes.ts";

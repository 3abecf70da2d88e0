import type { api } from "../../../api/client.ts";

type Team = Awaited<ReturnType<typeof api.people.list.call>>;
export type Member = Team["members"][number];
export type Invitation = Team["invitations"][number];

/** Roles, from the most to the least that it may do. */
export const ROLES = ["owner", "supervisor", "agent", "trainee", "viewer"] as const;
/** Nobody is invited as an owner: an owner makes others owners. */
export const INVITED_ROLES = ["supervisor", "agent", "trainee", "viewer"] as const;

/** What each role may do, as data. The queue, the composer and the settings ask here by name; screens show only that. */
import type { Role } from "../../contract/words.ts";
import type { Caller } from "./caller.ts";
import { forbidden } from "./refusals.ts";

export const permissions = [
  "see_queue",
  "see_personal_data",
  /** Sends as the brand. */
  "answer",
  /** Writes drafts: what a trainee prepares, somebody who may answer sends. */
  "draft",
  "note",
  /** Puts items in somebody's charge, takes the next one. */
  "assign",
  /** Ends, snoozes, sets aside with a reason. */
  "finish",
  /** Corrects what triage said. */
  "correct",
  /** Hides, approves or deletes on the network itself. */
  "moderate",
  "share_views",
  "practise",
  "see_audit",
  "manage_connections",
  "manage_people",
  "manage_settings",
  /** Makes owners and unmakes them. */
  "manage_owners",
] as const;

export type Permission = (typeof permissions)[number];

const viewer: Permission[] = ["see_queue"];
const trainee: Permission[] = [...viewer, "see_personal_data", "draft", "note", "practise"];
const agent: Permission[] = [...trainee, "answer", "assign", "finish", "correct", "moderate"];
const supervisor: Permission[] = [
  ...agent,
  "share_views",
  "see_audit",
  "manage_connections",
  "manage_people",
  "manage_settings",
];

const byRole: Record<Role, readonly Permission[]> = {
  viewer,
  trainee,
  agent,
  supervisor,
  owner: permissions,
};

/** On a practice network nobody real reads it: whoever practises there may answer. */
const onPractice: Permission[] = ["answer", "assign", "finish", "correct", "moderate"];

type Standing = Pick<Caller, "role" | "workspace">;

export function permissionsOf({ role, workspace }: Standing): readonly Permission[] {
  const usual = byRole[role];
  if (workspace.kind === "brand" || !usual.includes("practise")) return usual;
  return [...new Set([...usual, ...onPractice])];
}

export function isAllowed(caller: Standing, permission: Permission): boolean {
  return permissionsOf(caller).includes(permission);
}

/** FORBIDDEN; for what can only be judged once the input is known. Else `may` in api.ts. */
export function requirePermission(caller: Standing, permission: Permission): void {
  if (!isAllowed(caller, permission)) throw forbidden(permission);
}

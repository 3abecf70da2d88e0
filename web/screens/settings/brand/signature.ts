import type { Settings } from "../deadlines/settings.ts";

export type Signature = Settings["signature"];
export const SIGNATURES = ["none", "initials", "name"] as const satisfies Signature[];

/** As the server puts it at the end of an answer; empty where there is none. */
export function signatureOf(signature: Signature, person: { name: string; initials: string }): string {
  if (signature === "initials") return `^${person.initials}`;
  if (signature === "name") return `—${person.name.split(" ")[0] ?? person.name}`;
  return "";
}

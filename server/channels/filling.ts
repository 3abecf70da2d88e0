/** What somebody typed into a network's form, judged by the network's own schema. */
import { randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Channel } from "./channel.ts";
import { fieldsOf, generatedSecretName, secretNames } from "./fields.ts";

export interface Problem {
  field: string;
  /** required, invalid, or the schema's own code. */
  code: string;
}

export type Filled = {
  /** The secret that the desk made, when the network wants one and none was given. */
  made: string | null;
} & ({ ok: true; settings: Record<string, unknown>; problems: [] } | { ok: false; problems: Problem[] });

/**
 * `kept` are the settings in force, when there are any: a secret that is left out stays as it was, since a browser
 * never had it to send it back.
 */
export function fillIn(
  channel: Channel,
  given: Record<string, unknown>,
  kept: Record<string, unknown> | null = null,
): Filled {
  const typed: Record<string, unknown> = { ...kept, ...given };
  // An empty field of a form: the schema knows what holds then.
  for (const [name, value] of Object.entries(typed)) if (value === null) delete typed[name];
  for (const name of secretNames(channel)) if (isBlank(given[name])) typed[name] = kept?.[name];
  const own = generatedSecretName(channel);
  const made = own && isBlank(typed[own]) ? randomBytes(32).toString("base64url") : null;
  if (own && made) typed[own] = made;
  const read = channel.settings.safeParse(typed);
  // What the desk keeps beside the form (the keeper's key of a practice town) stays.
  if (read.success) return { ok: true, settings: { ...kept, ...(read.data as object) }, problems: [], made };
  return { ok: false, problems: problemsOf(read.error, typed), made };
}

/** The settings that may be kept and shown as they are, and all others, which are sealed. */
export function partSecrets(channel: Channel, settings: Record<string, unknown>) {
  const secret = secretNames(channel);
  const open = new Set(fieldsOf(channel).flatMap(({ name }) => (secret.includes(name) ? [] : [name])));
  const entries = Object.entries(settings);
  return {
    plain: Object.fromEntries(entries.filter(([name]) => open.has(name))),
    secret: Object.fromEntries(entries.filter(([name]) => !open.has(name))),
  };
}

/** The first problem of each field. */
function problemsOf(error: z.ZodError, typed: Record<string, unknown>): Problem[] {
  const problems = new Map<string, Problem>();
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? "");
    if (problems.has(field)) continue;
    const code = CODE.test(message) ? message : isBlank(typed[field]) ? "required" : "invalid";
    problems.set(field, { field, code });
  }
  return [...problems.values()];
}

const CODE = /^[a-z][a-z0-9_]*$/;

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

/** One's own password, sessions, second factor and passkeys, over better-auth's own HTTP API by plain `fetch`. */

export interface OwnSession {
  token: string;
  createdAt: string;
  updatedAt: string;
  userAgent: string | null;
  current: boolean;
}

export interface OwnPasskey {
  id: string;
  name: string | null;
  createdAt: string | null;
}

export type AccountRefusal =
  | "wrong_password"
  | "wrong_code"
  | "not_fresh"
  | "too_many"
  | "too_short"
  | "stopped"
  | "unreachable"
  | "other";

/** What better-auth refused, as a code of our own; worded in `security:refused`. */
export class AccountProblem extends Error {
  readonly code: AccountRefusal;
  constructor(code: AccountRefusal) {
    super(code);
    this.code = code;
  }
}

export async function changePassword(
  currentPassword: string,
  newPassword: string,
  revokeOtherSessions: boolean,
): Promise<void> {
  await ask("POST", "/change-password", { currentPassword, newPassword, revokeOtherSessions });
}

/** The one in use first, then the latest. */
export async function ownSessions(): Promise<OwnSession[]> {
  const [all, now] = await Promise.all([ask("GET", "/list-sessions"), ask("GET", "/get-session")]);
  const here = isRecord(now) && isRecord(now.session) ? now.session.token : null;
  const sessions = (Array.isArray(all) ? all : []).filter(isRecord).map(
    (one): OwnSession => ({
      token: String(one.token),
      createdAt: String(one.createdAt),
      updatedAt: String(one.updatedAt),
      userAgent: typeof one.userAgent === "string" ? one.userAgent : null,
      current: one.token === here,
    }),
  );
  return sessions.sort(
    (a, b) => Number(b.current) - Number(a.current) || b.updatedAt.localeCompare(a.updatedAt),
  );
}

export async function endSession(token: string): Promise<void> {
  await ask("POST", "/revoke-session", { token });
}

export async function endOtherSessions(): Promise<void> {
  await ask("POST", "/revoke-other-sessions", {});
}

/** Nothing is asked at sign-in until `confirmTwoFactor` has seen a code of it. */
export async function startTwoFactor(password: string): Promise<{ uri: string; backupCodes: string[] }> {
  const answer = await ask("POST", "/two-factor/enable", { password });
  const uri = isRecord(answer) && typeof answer.totpURI === "string" ? answer.totpURI : "";
  return { uri, backupCodes: codesIn(answer) };
}

export async function confirmTwoFactor(code: string): Promise<void> {
  await ask("POST", "/two-factor/verify-totp", { code });
}

export async function endTwoFactor(password: string): Promise<void> {
  await ask("POST", "/two-factor/disable", { password });
}

/** New ones; the ones before no longer work. */
export async function newBackupCodes(password: string): Promise<string[]> {
  return codesIn(await ask("POST", "/two-factor/generate-backup-codes", { password }));
}

export async function ownPasskeys(): Promise<OwnPasskey[]> {
  const all = await ask("GET", "/passkey/list-user-passkeys");
  return (Array.isArray(all) ? all : []).filter(isRecord).map((one) => ({
    id: String(one.id),
    name: typeof one.name === "string" && one.name !== "" ? one.name : null,
    createdAt: typeof one.createdAt === "string" ? one.createdAt : null,
  }));
}

/** Passkeys need https, or this very machine. */
export function canMakePasskeys(): boolean {
  return typeof PublicKeyCredential !== "undefined" && "parseCreationOptionsFromJSON" in PublicKeyCredential;
}

export async function addPasskey(name: string): Promise<void> {
  const options = await ask("GET", "/passkey/generate-register-options");
  let made: Credential | null;
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      options as unknown as PublicKeyCredentialCreationOptionsJSON,
    );
    made = await navigator.credentials.create({ publicKey });
  } catch {
    throw new AccountProblem("stopped");
  }
  if (!(made instanceof PublicKeyCredential)) throw new AccountProblem("stopped");
  await ask("POST", "/passkey/verify-registration", { response: made.toJSON(), name });
}

export async function removePasskey(id: string): Promise<void> {
  await ask("POST", "/passkey/delete-passkey", { id });
}

async function ask(method: "GET" | "POST", path: string, body?: object): Promise<unknown> {
  const init: RequestInit = { method, credentials: "same-origin" };
  if (body) {
    init.headers = { "content-type": "application/json" };
    init.body = JSON.stringify(body);
  }
  const response = await fetch(`/api/auth${path}`, init).catch(() => null);
  if (!response) throw new AccountProblem("unreachable");
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw new AccountProblem(refusalOf(response.status, isRecord(answer) ? String(answer.code ?? "") : ""));
}

const REFUSALS: Record<string, AccountRefusal> = {
  INVALID_PASSWORD: "wrong_password",
  INVALID_CODE: "wrong_code",
  SESSION_NOT_FRESH: "not_fresh",
  PASSWORD_TOO_SHORT: "too_short",
};

function refusalOf(status: number, code: string): AccountRefusal {
  if (status === 429) return "too_many";
  if (status >= 500) return "unreachable";
  return REFUSALS[code] ?? "other";
}

function codesIn(answer: unknown): string[] {
  return isRecord(answer) && Array.isArray(answer.backupCodes) ? answer.backupCodes.map(String) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

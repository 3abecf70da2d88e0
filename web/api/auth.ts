/** Signing in and out, over better-auth's own HTTP API: plain `fetch`, so that no library of it is in the page. */

export type SignedIn =
  | { step: "in" }
  | { step: "code" }
  | { step: "refused"; reason: "wrong_password" | "wrong_code" | "too_many" | "no_passkey" | "unreachable" };

export async function signInWithPassword(email: string, password: string): Promise<SignedIn> {
  const answer = await post("/sign-in/email", { email, password });
  if (!answer.ok) return refused(answer.status, "wrong_password");
  return answer.body.twoFactorRedirect === true ? { step: "code" } : { step: "in" };
}

/** Six digits of the authenticator, or one of the backup codes. */
export async function signInWithCode(code: string, trustDevice: boolean): Promise<SignedIn> {
  const way = /^\d{6}$/.test(code) ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code";
  const answer = await post(way, { code, trustDevice });
  return answer.ok ? { step: "in" } : refused(answer.status, "wrong_code");
}

export function passkeysWork(): boolean {
  return typeof PublicKeyCredential !== "undefined" && "parseRequestOptionsFromJSON" in PublicKeyCredential;
}

export async function signInWithPasskey(): Promise<SignedIn> {
  const options = await get("/passkey/generate-authenticate-options");
  if (!options.ok) return refused(options.status, "no_passkey");
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      options.body as unknown as PublicKeyCredentialRequestOptionsJSON,
    );
    const credential = await navigator.credentials.get({ publicKey });
    if (!(credential instanceof PublicKeyCredential)) return { step: "refused", reason: "no_passkey" };
    const answer = await post("/passkey/verify-authentication", { response: credential.toJSON() });
    return answer.ok ? { step: "in" } : refused(answer.status, "no_passkey");
  } catch {
    return { step: "refused", reason: "no_passkey" };
  }
}

export async function signOut(): Promise<void> {
  await post("/sign-out", {});
}

interface Answer {
  ok: boolean;
  status: number;
  body: Record<string, unknown>;
}

function get(path: string): Promise<Answer> {
  return ask(path, { method: "GET" });
}

function post(path: string, body: object): Promise<Answer> {
  return ask(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Status 0: the server could not be reached. */
async function ask(path: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(`/api/auth${path}`, { ...init, credentials: "same-origin" });
    const body: unknown = await response.json().catch(() => null);
    return {
      ok: response.ok,
      status: response.status,
      body: typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {},
    };
  } catch {
    return { ok: false, status: 0, body: {} };
  }
}

function refused(status: number, otherwise: "wrong_password" | "wrong_code" | "no_passkey"): SignedIn {
  if (status === 0 || status >= 500) return { step: "refused", reason: "unreachable" };
  return { step: "refused", reason: status === 429 ? "too_many" : otherwise };
}

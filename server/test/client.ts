/** Asking a desk over HTTP as one of its people, and telling it things as a system behind an Open connection. */
import { sign } from "../channels/open/signature.ts";
import type { TestMember } from "./people.ts";

export const HOOK_SECRET = "0123456789abcdef0123456789abcdef";

export interface Said {
  status: number;
  text: string;
  // What an endpoint answers is checked where it is used.
  body: Record<string, unknown>;
  headers: Headers;
}

export async function call(
  base: string,
  member: Pick<TestMember, "headers">,
  method: string,
  path: string,
  body?: object,
): Promise<Said> {
  const form = body instanceof FormData;
  const response = await fetch(`${base}/api${path}`, {
    method,
    headers: {
      ...Object.fromEntries(member.headers),
      origin: base,
      ...(form ? {} : { "content-type": "application/json" }),
    },
    ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
  });
  return saidBy(response);
}

export async function saidBy(response: Response): Promise<Said> {
  const { status, headers } = response;
  const text = await response.text();
  const json = headers.get("content-type")?.includes("json") ? JSON.parse(text) : {};
  return { status, text, headers, body: json as Record<string, unknown> };
}

/** An Open connection of the member's workspace; answers the path of its hook. */
export async function connectOpen(base: string, member: TestMember): Promise<{ id: string; hook: string }> {
  const settings = { name: "Reviews", secret: HOOK_SECRET };
  const made = await call(base, member, "POST", "/connections", { network: "open", settings });
  const connection = made.body.connection as { id: string } | undefined;
  if (!connection) throw new Error(made.text);
  return { id: connection.id, hook: `/hooks/${member.headers.get("escolta-workspace")}/${connection.id}` };
}

/** Signed and posted, as `docs/open.md` says. */
export async function tell(base: string, hook: string, event: unknown, secret = HOOK_SECRET): Promise<Said> {
  const body = typeof event === "string" ? event : JSON.stringify(event);
  const headers = { "escolta-signature": sign(secret, body, Temporal.Now.instant()) };
  return saidBy(await fetch(base + hook, { method: "POST", headers, body }));
}

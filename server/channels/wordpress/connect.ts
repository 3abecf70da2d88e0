/** Signing in to a blog, told line by line. The server gives codes; words are put on screen. */
import { z } from "zod";
import type { ConnectCheck, Connected, Reach } from "../channel.ts";
import type { HttpAnswer } from "../http.ts";
import { plainText } from "../text.ts";
import { ask, errorOf, findApi, holdsInXmlRpc, type SiteIndex } from "./api.ts";
import { type Settings, siteKey, siteUrl, userKey } from "./settings.ts";

const me = z.object({
  id: z.int().positive(),
  name: z.string().catch(""),
  slug: z.string().catch(""),
});

/**
 * Checks that pass: `reachable {host}`, `api_found {site}`, `signed_in {user}`, `can_moderate`.
 * That fail: `reachable {host, detail}`, `site_moved {to}`, `api_found {status}`, `application_passwords_off`,
 * `wrong_password` (or user), `authorization_stripped`, `wrong_password_or_stripped`, `signed_in {status | detail}`,
 * `can_moderate`. `not_encrypted`
 * is a warning: the password travels in the open.
 */
export async function connect(settings: Settings, reach: Reach): Promise<Connected> {
  const host = siteUrl(settings)?.host ?? settings.site;
  const found = await findApi(settings, reach);
  if (found.root === null) return { ok: false, checks: notFound(found, host) };
  const { root, index } = found;
  const name = plainText(index.name) || host;
  const checks: ConnectCheck[] = [
    { code: "reachable", ok: true, params: { host } },
    { code: "api_found", ok: true, params: { site: name } },
    ...(isOpen(root) ? [{ code: "not_encrypted", ok: false, params: { host } }] : []),
  ];

  const signIn = await ask(root, settings, reach, { route: "/wp/v2/users/me", query: { context: "edit" } });
  const user =
    signIn.kind === "answered" && signIn.status === 200 ? me.safeParse(signIn.json).data : undefined;
  if (!user) return { ok: false, checks: [...checks, await notSignedIn(signIn, index, settings, reach)] };
  checks.push({ code: "signed_in", ok: true, params: { user: user.name || settings.user } });

  const moderate = await ask(root, settings, reach, {
    route: "/wp/v2/comments",
    query: { context: "edit", status: "any", per_page: 1 },
  });
  const canModerate = moderate.kind === "answered" && moderate.status === 200 && Array.isArray(moderate.json);
  checks.push({ code: "can_moderate", ok: canModerate });
  if (!canModerate) return { ok: false, checks };

  await reach.session.write({ site: settings.site, root });
  return {
    ok: true,
    externalId: userKey(settings, user.id),
    handle: siteKey(settings),
    name,
    avatarUrl: /^https?:\/\//.test(index.site_icon_url) ? index.site_icon_url : null,
    url: /^https?:\/\//.test(index.home) ? index.home : String(siteUrl(settings)),
    checks,
  };
}

function notFound(
  found: Exclude<Awaited<ReturnType<typeof findApi>>, { root: string }>,
  host: string,
): ConnectCheck[] {
  if (found.why === "reachable")
    return [{ code: "reachable", ok: false, params: { host, detail: found.detail } }];
  const reached: ConnectCheck = { code: "reachable", ok: true, params: { host } };
  if (found.why === "site_moved")
    return [reached, { code: "site_moved", ok: false, params: { to: found.to } }];
  return [reached, { code: "api_found", ok: false, params: { status: found.status } }];
}

/**
 * Newer versions name a wrong user or password. "Not logged in", though a password was sent, means that application
 * passwords are off (the index says whether they are offered), that the host drops the header, or, in older
 * versions, a wrong password.
 */
async function notSignedIn(
  answer: HttpAnswer,
  index: SiteIndex,
  settings: Settings,
  reach: Reach,
): Promise<ConnectCheck> {
  if (answer.kind !== "answered") return { code: "signed_in", ok: false, params: { detail: answer.detail } };
  const code = errorOf(answer)?.code ?? "";
  if (WRONG.has(code)) return { code: "wrong_password", ok: false };
  if (code.startsWith("application_passwords_disabled")) return OFF;
  if (answer.status !== 401) return { code: "signed_in", ok: false, params: { status: answer.status } };
  if (!JSON.stringify(index.authentication ?? null).includes("application-passwords")) return OFF;
  const holds = await holdsInXmlRpc(settings, reach);
  if (holds === "yes") return { code: "authorization_stripped", ok: false };
  return { code: holds === "no" ? "wrong_password" : "wrong_password_or_stripped", ok: false };
}

const WRONG = new Set(["incorrect_password", "invalid_username", "invalid_email"]);
const OFF: ConnectCheck = { code: "application_passwords_off", ok: false };

function isOpen(root: string): boolean {
  const { protocol, hostname } = new URL(root);
  return protocol === "http:" && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

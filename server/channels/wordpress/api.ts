/** WordPress over its REST API: finding it, asking it, and reading its errors. Knows HTTP, not the desk. */
import { z } from "zod";
import { type Account, ChannelError, type Reach } from "../channel.ts";
import { channelErrorOf, type HttpAnswer, type HttpRequest, refusal, requestJson } from "../http.ts";
import { asHtml } from "../text.ts";
import { type Settings, siteUrl } from "./settings.ts";

/** A comment as `context=edit` gives it. What a plugin may leave out is optional; unknown keys are let go. */
export const comment = z.object({
  id: z.int().positive(),
  post: z.int().nonnegative(),
  parent: z.int().nonnegative(),
  author: z.int().nonnegative(),
  author_name: z.string().nullish(),
  author_email: z.string().nullish(),
  author_url: z.string().nullish(),
  author_avatar_urls: z.record(z.string(), z.string()).nullish().catch(null),
  date_gmt: z.string().nullish(),
  content: z.object({ rendered: z.string().nullish(), raw: z.string().nullish() }),
  /** "approved", "hold", "spam", "trash", or a plugin's own. */
  status: z.string(),
  link: z.string().nullish(),
  _links: z
    .object({ up: z.array(z.object({ href: z.string() })).optional() })
    .optional()
    .catch(undefined),
});

export type Comment = z.infer<typeof comment>;

const index = z.object({
  name: z.string().catch(""),
  home: z.string().catch(""),
  namespaces: z.array(z.string()),
  authentication: z.unknown(),
  site_icon_url: z.string().catch(""),
});

export type SiteIndex = z.infer<typeof index>;

/* ---------------------------------------------------------------- finding the API */

export type Found =
  | { root: string; index: SiteIndex }
  | { root: null; why: "reachable"; detail: string }
  | { root: null; why: "site_moved"; to: string }
  | { root: null; why: "api_found"; status: number };

/** Asks the site where its API is (`Link` header), then tries the two usual places. Sends no credential. */
export async function findApi(settings: Pick<Settings, "site">, reach: Reach): Promise<Found> {
  const site = siteUrl(settings);
  if (!site) return { root: null, why: "reachable", detail: "not an address" };
  const front = await requestJson(reach, { method: "HEAD", url: site });
  if (front.kind !== "answered") return { root: null, why: "reachable", detail: front.detail };
  const moved = movedTo(site, front.headers.get("location"));
  if (front.status >= 300 && front.status < 400 && moved) return { root: null, why: "site_moved", to: moved };

  let status = front.status;
  const base = new URL(front.url);
  const linked = linkedRoot(front.headers.get("link"), base);
  const guesses = [new URL("wp-json/", base), new URL("?rest_route=/", base)];
  for (const root of linked ? [linked, ...guesses] : guesses) {
    const answer = await requestJson(reach, { url: withQuery(root, { _fields: INDEX_FIELDS }) });
    if (answer.kind !== "answered") continue;
    status = answer.status;
    const read = index.safeParse(answer.json);
    if (read.success && read.data.namespaces.includes("wp/v2"))
      return { root: String(root), index: read.data };
  }
  return { root: null, why: "api_found", status };
}

const INDEX_FIELDS = "name,home,namespaces,authentication,site_icon_url";

/** Another host is another site: the operator types its address, so that the password goes where they mean. */
function movedTo(site: URL, location: string | null): string | null {
  if (!location || !URL.canParse(location, site)) return null;
  const to = new URL(location, site);
  return to.origin === site.origin ? null : `${to.origin}${to.pathname}`;
}

/**
 * The root that the site names. Behind a proxy a blog may believe it is served over http: the scheme and port we
 * came by are kept. A root on another host is not taken.
 */
function linkedRoot(link: string | null, base: URL): URL | null {
  const href = /<([^<>]{1,500})>\s*;\s*rel="https:\/\/api\.w\.org\/"/.exec(link ?? "")?.[1];
  if (!href || !URL.canParse(href, base)) return null;
  const root = new URL(href, base);
  if (root.hostname !== base.hostname) return null;
  root.protocol = base.protocol;
  root.port = base.port;
  return root;
}

function withQuery(root: URL, query: Record<string, string>): URL {
  const url = new URL(root);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

/** Both kinds of root: `/wp-json/` takes the route as a path, `?rest_route=/` as a parameter. */
export function routeUrl(root: string, route: string, query: Record<string, string | number> = {}): URL {
  const url = new URL(root);
  const plain = url.searchParams.get("rest_route");
  if (plain === null) url.pathname = `${url.pathname.replace(/\/$/, "")}${route}`;
  else url.searchParams.set("rest_route", `${plain.replace(/\/$/, "")}${route}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url;
}

/* ---------------------------------------------------------------- asking */

export interface Ask {
  method?: HttpRequest["method"];
  /** From the API's root: "/wp/v2/comments". */
  route: string;
  query?: Record<string, string | number>;
  body?: Record<string, unknown>;
}

export function ask(root: string, settings: Settings, reach: Reach, what: Ask): Promise<HttpAnswer> {
  return requestJson(reach, {
    method: what.method ?? "GET",
    url: routeUrl(root, what.route, what.query),
    headers: { authorization: authorization(settings) },
    body: what.body,
    timeoutMs: 30_000,
    // A hundred comments of 65 kB would be 6.5 MB and are kept twice, raw and rendered.
    maxBytes: 16 * 1024 * 1024,
  });
}

function authorization({ user, password }: Settings): string {
  return `Basic ${Buffer.from(`${user}:${password}`, "utf8").toString("base64")}`;
}

/**
 * Asks the blog's older door, which takes the credential in the body, whether it is right. WordPress 6.1 answers a
 * wrong password and a missing `Authorization` header with the very same 401; this tells them apart where the door
 * is open. Used once, while connecting.
 */
export async function holdsInXmlRpc(settings: Settings, reach: Reach): Promise<"yes" | "no" | "cannot_tell"> {
  const site = siteUrl(settings);
  if (!site) return "cannot_tell";
  const value = (text: string) => `<param><value><string>${asHtml(text)}</string></value></param>`;
  const answer = await requestJson(reach, {
    method: "POST",
    url: new URL("xmlrpc.php", site),
    headers: { "content-type": "text/xml" },
    secrets: [settings.password],
    body: `<?xml version="1.0"?><methodCall><methodName>wp.getUsersBlogs</methodName><params>${value(settings.user)}${value(settings.password)}</params></methodCall>`,
  });
  if (answer.kind !== "answered" || answer.status !== 200) return "cannot_tell";
  if (/<methodResponse>\s*<params>/.test(answer.text)) return "yes";
  return /<int>403<\/int>/.test(answer.text) ? "no" : "cannot_tell";
}

/** One connected blog: its API's root is looked up once and remembered in the session. */
export async function rootOf(account: Account<Settings>, reach: Reach): Promise<string> {
  const kept = remembered.safeParse(await reach.session.read());
  if (kept.success && kept.data.site === account.settings.site) return kept.data.root;
  const found = await findApi(account.settings, reach);
  if (found.root === null) throw new ChannelError(refusal("network_down", found.why));
  await reach.session.write({ site: account.settings.site, root: found.root });
  return found.root;
}

const remembered = z.object({ site: z.string(), root: z.string() });

export interface CommentPage {
  comments: Comment[];
  /** All that match, on every page. */
  total: number;
  /** The blog's own clock, when it says. */
  blogTime: Temporal.Instant | null;
}

/** Comments of every status as a moderator sees them. Throws `ChannelError`. */
export async function listComments(
  account: Account<Settings>,
  reach: Reach,
  query: Record<string, string | number>,
): Promise<CommentPage> {
  const root = await rootOf(account, reach);
  const answer = await ask(root, account.settings, reach, {
    route: "/wp/v2/comments",
    query: { context: "edit", status: "any", per_page: 100, ...query },
  });
  const read =
    answer.kind === "answered" && answer.status === 200 ? z.array(comment).safeParse(answer.json) : null;
  if (answer.kind !== "answered" || !read?.success) {
    // The API may have moved (permalinks changed): look for it again next time.
    if (answer.kind === "answered" && answer.status !== 401) await reach.session.write(null);
    throw channelErrorOf(answer, reach.now(), errorOf(answer)?.message);
  }
  const date = Date.parse(answer.headers.get("date") ?? "");
  return {
    comments: read.data,
    total: Number(answer.headers.get("x-wp-total") ?? read.data.length),
    blogTime: Number.isFinite(date) ? Temporal.Instant.fromEpochMilliseconds(date) : null,
  };
}

/* ---------------------------------------------------------------- WordPress' errors */

const wpError = z.object({ code: z.string(), message: z.string().catch("") });

/** The `code` and `message` of a WordPress error; null when the answer is none of its own. */
export function errorOf(answer: HttpAnswer): z.infer<typeof wpError> | null {
  if (answer.kind !== "answered" || answer.status < 400) return null;
  return wpError.safeParse(answer.json).data ?? null;
}

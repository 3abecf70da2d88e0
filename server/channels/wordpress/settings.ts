/** What the operator gives to connect a blog, and the names made from it. */
import { z } from "zod";

export const settings = z.object({
  /** The blog's address as one opens it: "https://blog.example" or "example.org/news". */
  site: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .refine((site) => siteUrl({ site }) !== null, "not_an_address")
    .meta({ field: "url" }),
  user: z.string().trim().min(1).max(200).meta({ field: "text" }),
  /** Users → Profile → Application passwords; WordPress shows it in groups of four and takes it with or without. */
  password: z.string().trim().min(1).max(200).meta({ field: "secret" }),
});

export type Settings = z.infer<typeof settings>;

/** The address with a scheme and a closing slash; https unless it says http. Null when it is not an address. */
export function siteUrl({ site }: { site: string }): URL | null {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(site) ? site : `https://${site}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if ((url.protocol !== "https:" && url.protocol !== "http:") || url.username || url.password) return null;
  url.hash = "";
  url.search = "";
  url.pathname = url.pathname.replace(/\/*(wp-admin|wp-login\.php)?\/*$/, "/");
  return url;
}

/** Names the blog in ids: host, port and path, without what may change (scheme, "www."). */
export function siteKey(settings: Pick<Settings, "site">): string {
  const url = siteUrl(settings);
  if (!url) return "";
  return `${url.host.replace(/^www\./, "")}${url.pathname.replace(/\/$/, "")}`;
}

/** The author id of a registered user of the blog. */
export function userKey(settings: Pick<Settings, "site">, userId: number): string {
  return `${siteKey(settings)}/user/${userId}`;
}

/** The brand's own user number, from the connection's external id. */
export function ownUserId(account: { externalId: string }): number {
  return Number(account.externalId.slice(account.externalId.lastIndexOf("/") + 1));
}

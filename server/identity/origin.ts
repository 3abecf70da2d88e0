/**
 * Another site's page must not write here with our visitor's cookie (CSRF), nor reach a desk on the loopback by a name
 * of its own that it points there (DNS rebinding): before set-up that desk asks for no code.
 */

/** Where the desk is opened. */
export interface Site {
  /** What people type; null: whatever address they open. */
  publicUrl: string | null;
  /** It listens on this machine alone. */
  loopback: boolean;
}

/**
 * Null: go on. Else a 403 { code }: `foreign_host`, `foreign_origin`. For everything under /rpc and /api; reads pass
 * whatever their origin, as the browser keeps the answer from a foreign page by itself. A client that is no browser
 * sends neither Origin nor Sec-Fetch-Site and passes.
 */
export function refuseForeignOrigin(request: Request, site: Site): Response | null {
  const url = new URL(request.url);
  const host = request.headers.get("host") ?? url.host;
  if (site.loopback && !isLoopback(host) && host !== hostOf(site.publicUrl)) return refuse("foreign_host");
  if (READS.has(request.method)) return null;
  const origin = request.headers.get("origin");
  if (origin === null)
    return FROM_ELSEWHERE.has(request.headers.get("sec-fetch-site") ?? "") ? refuse("foreign_origin") : null;
  // "null" is the origin of sandboxed frames and of local files: foreign.
  const from = hostOf(origin);
  const own = from !== null && (from === host || from === hostOf(site.publicUrl));
  return own ? null : refuse("foreign_origin");
}

const READS = new Set(["GET", "HEAD", "OPTIONS"]);
const FROM_ELSEWHERE = new Set(["cross-site", "same-site"]);

function refuse(code: "foreign_host" | "foreign_origin"): Response {
  return Response.json({ code }, { status: 403 });
}

function hostOf(url: string | null): string | null {
  return url === null ? null : (URL.parse(url)?.host ?? null);
}

function isLoopback(host: string): boolean {
  const name = URL.parse(`http://${host}`)?.hostname ?? "";
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(name)
  );
}

/** The address that the reader of this request has open, for links: "https://desk.example.com". */
export function openedAt(headers: Headers, publicUrl: string | null): string {
  if (publicUrl !== null) return new URL(publicUrl).origin;
  const origin = headers.get("origin");
  if (origin !== null && origin !== "null") return origin;
  return `http://${headers.get("host") ?? "localhost"}`;
}

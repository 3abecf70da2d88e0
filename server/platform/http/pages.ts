import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** What every answer carries: no foreign scripts, no frames, no guessing of types. */
export const safely: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", "https:", "data:", "blob:"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "same-origin",
  strictTransportSecurity: false,
  crossOriginResourcePolicy: "same-origin",
});

/**
 * The page of the built screens and the name of that build; null when they have not been built. The file is read again
 * when it changed: screens may be built anew under a desk that runs.
 */
interface Page {
  html: string;
  build: string;
}

function openPage(folder: string): () => Page | null {
  const file = join(folder, "index.html");
  let known: { changed: number; page: Page } | null = null;
  return () => {
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (changed === undefined) return null;
    if (known?.changed !== changed) known = { changed, page: named(readFileSync(file, "utf8")) };
    return known.page;
  };
}

/** Every name in the page carries the hash of what it names: the page's own hash stands for all of the build. */
function named(html: string): Page {
  const build = createHash("sha256").update(html).digest("base64url").slice(0, 12);
  return {
    html: html.replace("<head>", `<head>\n    <meta name="escolta-build" content="${build}" />`),
    build,
  };
}

/** Every answer says which screens the desk has now, so that a tab knows when it shows older ones. */
export function sayBuild(folder: string): MiddlewareHandler {
  const page = openPage(folder);
  return async (context, next) => {
    await next();
    const build = page()?.build;
    if (build) context.header("escolta-build", build);
  };
}

/** The built screens. Whatever is no file is a screen's address, but for a file that should have been there. */
export function createPages(folder: string): Hono {
  const page = openPage(folder);
  const pages = new Hono();
  pages.use(
    "/assets/*",
    serveStatic({
      root: folder,
      onFound: (_path, context) => context.header("cache-control", "public, max-age=31536000, immutable"),
    }),
  );
  pages.all("/assets/*", (context) => context.notFound());
  pages.use(
    "/*",
    serveStatic({ root: folder, rewriteRequestPath: (path) => (path === "/" ? "/none" : path) }),
  );
  pages.get("/*", (context) => {
    const html = page()?.html;
    if (!html) return context.text("The screens have not been built: run npm run build.\n", 503);
    context.header("cache-control", "no-cache");
    return context.html(html);
  });
  return pages;
}

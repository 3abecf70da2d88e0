import { existsSync, readFileSync } from "node:fs";
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

/** The built screens. Whatever is no file is a screen's address, but for a file that should have been there. */
export function createPages(folder: string): Hono {
  const page = join(folder, "index.html");
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
    if (!existsSync(page)) return context.text("The screens have not been built: run npm run build.\n", 503);
    context.header("cache-control", "no-cache");
    return context.html(readFileSync(page, "utf8"));
  });
  return pages;
}

import { Hono } from "hono";
import { faceOf, markOf, seedPattern } from "../cast/faces.ts";
import type { PlazaContext, PlazaEnv } from "../context.ts";
import { Refused } from "../refusal.ts";

/** Faces are public like images, and drawn when asked for. */
export function faceRoutes(): Hono<PlazaEnv> {
  return new Hono<PlazaEnv>()
    .get("/faces/:file{.+\\.svg}", async (c) => {
      const seed = nameOf(c);
      if (!seedPattern.test(seed)) throw new Refused(404, "not_found");
      return drawing(c, await faceOf(seed));
    })
    .get("/marks/:file{.+\\.svg}", (c) => {
      const letters = nameOf(c);
      if (!/^[\p{L}\p{N}]{1,2}$/u.test(letters)) throw new Refused(404, "not_found");
      return drawing(c, markOf(letters));
    });
}

function nameOf(c: PlazaContext): string {
  return (c.req.param("file") ?? "").slice(0, -".svg".length);
}

function drawing(c: PlazaContext, svg: string): Response {
  return c.body(svg, 200, {
    "Content-Type": "image/svg+xml",
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
  });
}

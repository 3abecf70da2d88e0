import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Plaza, PlazaEnv } from "../context.ts";
import { gate } from "../gate.ts";
import { Refused } from "../refusal.ts";
import { limits } from "../words.ts";
import { faceRoutes } from "./faces.ts";
import { keeperRoutes } from "./keeper.ts";
import { memberRoutes } from "./members.ts";
import { messageRoutes } from "./messages.ts";
import { mediaRoutes, postRoutes } from "./posts.ts";
import { showRoutes } from "./show.ts";

/**
 * Plaza's API. JSON in and out, `Authorization: Bearer <token>`; the keeper's key acts as any member with
 * `Plaza-As: <id or @handle>`. `:who` is an id or an @handle. Refusals: `{ error: { code, params } }`.
 *
 *     GET    /me                                  who I am, my town, the limits
 *     GET    /members  /members/:who              with follower counts
 *     POST   /members/:who/follow                 DELETE takes it back
 *     POST   /posts { text, parent?, page?, images?: [{ media, alt }] }   Idempotency-Key: 24 h, 422 with another body
 *     GET    /posts?key=                          what was published with that key
 *     GET    /posts/:id  /posts/:id/thread        PATCH { text } and DELETE by the author
 *     POST   /posts/:id/like  /share  /hide       DELETE takes it back; hide: answers under one's own post
 *     GET    /timeline?member=  /mentions  /search?q=      newest first; limit=, before=<id>
 *     POST   /media  (the bytes)                  png, jpeg, gif, webp, 2 MB;  GET /media/:id needs no token
 *     POST   /messages { text, to | chat }        Idempotency-Key;  GET ?key=;  PATCH, DELETE /messages/:id
 *     GET    /chats  /chats/:id/messages
 *     GET    /faces/<seed>.svg  /marks/<letters>.svg       drawn, the same for ever; need no token
 *     GET    /changes?cursor=&limit=              { changes, cursor, more }: everything that concerns me, in order
 *     PUT    /webhook { url, secret }             the same changes, pushed; GET its state, DELETE
 *
 * A push is `{ member, changes }` with `Plaza-Signature: t=<seconds>,v1=<hex hmac-sha256 of "t.body">`, at most 50
 * changes, in order, again (1 s … 5 min) until a 2xx.
 *
 * The keeper alone:
 *
 *     POST   /members   PATCH /members/:who       { handle, name, about, avatar, followers, takesPrivate, brand }
 *     POST   /members/:who/tokens { app }         DELETE revokes all of them
 *     PUT    /weather { mode, probability, for, delay, limits }      GET the weather
 *     GET    /show                                { running, storm: { until } | null, waiting }: the cast of the town
 *     PUT    /show { running }                    it pauses by itself when nobody answers for 15 minutes
 *     POST   /storm                               60 people in ten minutes; 409 while one passes.  DELETE stops it
 *     POST   /bulk { members, posts: [{ as, text, parent?, page?, at? }], messages: [{ as, to, text, at? }] }
 *
 * Bodies hold 256 kB at most, a bulk 1,000 of each.
 */
export function createRoutes(plaza: Plaza): Hono<PlazaEnv> {
  const app = new Hono<PlazaEnv>();
  const tooLarge = () => {
    throw new Refused(413, "body_too_large", { max: limits.bodyBytes });
  };
  const small = bodyLimit({ maxSize: limits.bodyBytes, onError: tooLarge });
  const image = bodyLimit({
    maxSize: limits.imageBytes,
    onError: () => {
      throw new Refused(413, "media_too_large", { max: limits.imageBytes });
    },
  });
  app.onError((error, c) => {
    if (error instanceof Refused) {
      return c.json({ error: { code: error.code, params: error.params } }, error.status, error.headers);
    }
    plaza.log.error({ error, path: c.req.path }, "plaza: a request failed");
    return c.json({ error: { code: "internal", params: {} } }, 500);
  });
  app.route("/", mediaRoutes(plaza));
  app.route("/", faceRoutes());
  app.use(gate(plaza));
  app.use((c, next) => (c.req.path.endsWith("/media") ? image(c, next) : small(c, next)));
  app.route("/", memberRoutes(plaza));
  app.route("/", postRoutes(plaza));
  app.route("/", messageRoutes(plaza));
  app.route("/", keeperRoutes(plaza));
  app.route("/", showRoutes(plaza));
  app.all("*", () => {
    throw new Refused(404, "not_found");
  });
  return app;
}

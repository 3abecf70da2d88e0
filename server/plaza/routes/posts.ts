import { Hono } from "hono";
import { z } from "zod";
import { lockTown } from "../changes.ts";
import type { Plaza, PlazaContext, PlazaEnv, PostRow } from "../context.ts";
import { actor } from "../gate.ts";
import { anyPostOf, deletePost, hidePost, postOf, react } from "../handling.ts";
import {
  beforeFrom,
  id,
  idempotencyKeyFrom,
  idFrom,
  limitFrom,
  moment,
  readJson,
  textFrom,
  who,
} from "../input.ts";
import { imageBytes, keepImage, ownImages } from "../media.ts";
import { memberOf } from "../members.ts";
import { type Key, rememberKeys, writtenBefore, writtenWith } from "../once.ts";
import { mentionsOf, search, showPosts, thread, timeline } from "../reading.ts";
import { Refused } from "../refusal.ts";
import type { PostView } from "../views.ts";
import { checkDraft, type Draft, editPost, writePosts } from "../writing.ts";

const postInput = z.object({
  text: z.string(),
  parent: id.nullish(),
  page: who.nullish(),
  images: z
    .array(z.object({ media: id, alt: z.string().max(2000).default("") }))
    .max(20)
    .default([]),
  /** When it says it was written: the keeper's alone, for a town with a past. */
  at: moment.optional(),
});

export function postRoutes(plaza: Plaza): Hono<PlazaEnv> {
  const app = new Hono<PlazaEnv>();
  const show = async (c: PlazaContext, rows: PostRow[]) =>
    c.json({ posts: await showPosts(plaza, actor(c).id, rows) });
  const page = (c: PlazaContext) => ({ before: beforeFrom(c), limit: limitFrom(c) });
  const showOne = async (c: PlazaContext) => {
    const row = await postOf(plaza.db, c.get("signed").townId, idFrom(c));
    return c.json({ post: (await showPosts(plaza, actor(c).id, [row]))[0] });
  };

  app.post("/posts", async (c) => {
    const { post, repeated } = await publish(plaza, c, await readJson(c, postInput));
    if (repeated) c.header("Plaza-Repeated", "true");
    return c.json({ post }, repeated ? 200 : 201);
  });

  /** Was it published? `?key=` the Idempotency-Key it was sent with; none or one post, even a deleted one. */
  app.get("/posts", async (c) => {
    const key = textFrom(c, "key");
    const postId = await writtenWith(plaza, actor(c).id, "post", key);
    const row = postId && (await anyPostOf(plaza.db, c.get("signed").townId, postId));
    const posts = row ? await showPosts(plaza, actor(c).id, [row]) : [];
    return c.json({ posts: posts.map((post) => ({ ...post, key })) });
  });

  app.get("/posts/:id", showOne);
  app.get("/posts/:id/thread", async (c) => show(c, await thread(plaza, c.get("signed").townId, idFrom(c))));
  app.patch("/posts/:id", async (c) => {
    const { text } = await readJson(c, z.object({ text: z.string() }));
    return c.json({ post: await editPost(plaza, c.get("signed").townId, idFrom(c), actor(c), text) });
  });
  app.delete("/posts/:id", async (c) => {
    await deletePost(plaza, c.get("signed").townId, idFrom(c), actor(c));
    return c.body(null, 204);
  });

  for (const kind of ["like", "share"] as const) {
    app.on(["POST", "DELETE"], `/posts/:id/${kind}`, async (c) => {
      await react(plaza, c.get("signed").townId, idFrom(c), actor(c), kind, c.req.method === "POST");
      return showOne(c);
    });
  }
  app.on(["POST", "DELETE"], "/posts/:id/hide", async (c) => {
    await hidePost(plaza, c.get("signed").townId, idFrom(c), actor(c), c.req.method === "POST");
    return showOne(c);
  });

  app.get("/timeline", async (c) => {
    const { townId } = c.get("signed");
    const of = c.req.query("member");
    const memberId = of ? (await memberOf(plaza.db, townId, of)).id : null;
    return show(c, await timeline(plaza, townId, memberId, page(c)));
  });
  app.get("/mentions", async (c) =>
    show(c, await mentionsOf(plaza, c.get("signed").townId, actor(c).id, page(c))),
  );
  app.get("/search", async (c) =>
    show(c, await search(plaza, c.get("signed").townId, textFrom(c, "q"), page(c))),
  );

  app.post("/media", async (c) => {
    const bytes = Buffer.from(await c.req.arrayBuffer());
    const image = await keepImage(plaza, c.get("signed").townId, actor(c), bytes);
    return c.json({ media: { ...image, path: `/media/${image.id}` } }, 201);
  });
  return app;
}

/** Images are public, like on any network: no token, and nothing in them is run. */
export function mediaRoutes(plaza: Plaza): Hono<PlazaEnv> {
  return new Hono<PlazaEnv>().get("/media/:id", async (c) => {
    const { type, bytes } = await imageBytes(plaza, idFrom(c));
    return c.body(new Uint8Array(bytes), 200, {
      "Content-Type": type,
      "Cache-Control": "public, max-age=31536000, immutable",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
    });
  });
}

async function publish(
  plaza: Plaza,
  c: PlazaContext,
  input: z.output<typeof postInput>,
): Promise<{ post: PostView; repeated: boolean }> {
  const { townId, keeper, app } = c.get("signed");
  const author = actor(c);
  const now = plaza.now();
  const given = idempotencyKeyFrom(c);
  const key: Key | null =
    given === null ? null : { memberId: author.id, key: given, kind: "post", body: input };
  const result = await plaza.db.transaction().execute(async (tx) => {
    const seq = await lockTown(tx, townId);
    const before = key && (await writtenBefore(tx, key, now));
    if (before) return before;
    const parent = input.parent ? await anyPostOf(tx, townId, input.parent) : null;
    if (parent === undefined) throw new Refused(404, "unknown_parent");
    const draft: Draft = {
      author,
      text: input.text,
      parent,
      page: input.page ? pageOf(await memberOf(tx, townId, input.page), author.id) : null,
      images: await ownImages(tx, author, input.images),
      app,
      at: (keeper && input.at) || now,
      key: given,
    };
    checkDraft(draft);
    const [post] = await writePosts(tx, townId, [draft], seq, now);
    if (key) await rememberKeys(tx, [{ key, subjectId: post!.id }], now);
    return post!;
  });
  if (typeof result === "string") {
    const row = await anyPostOf(plaza.db, townId, result);
    const [post] = await showPosts(plaza, author.id, row ? [row] : []);
    return { post: { ...post!, ...(given === null ? {} : { key: given }) }, repeated: true };
  }
  plaza.wake();
  return { post: result, repeated: false };
}

/** On one's own page is simply a post. */
export function pageOf<T extends { id: string }>(page: T, authorId: string): T | null {
  return page.id === authorId ? null : page;
}

import { Hono } from "hono";
import { z } from "zod";
import { changesAfter } from "../changes.ts";
import type { Plaza, PlazaEnv } from "../context.ts";
import { actor, keeperOnly } from "../gate.ts";
import { limitFrom, readJson } from "../input.ts";
import { createMembers, follow, issueToken, memberOf, unfollow } from "../members.ts";
import { Refused } from "../refusal.ts";
import { memberView } from "../views.ts";
import { deleteWebhook, putWebhook, webhookOf } from "../webhooks.ts";
import { handlePattern, limits } from "../words.ts";

const looks = {
  name: z.string().trim().min(1).max(80),
  about: z.string().max(300),
  avatar: z.string().max(20_000).nullable(),
  followers: z.int().min(0).max(1_000_000_000),
  takesPrivate: z.boolean(),
};

export const newMember = z.object({
  handle: z.string().toLowerCase().regex(handlePattern),
  ...looks,
  about: looks.about.optional(),
  avatar: looks.avatar.optional(),
  followers: looks.followers.optional(),
  takesPrivate: looks.takesPrivate.optional(),
  brand: z.boolean().optional(),
});

const memberChange = z.object(looks).partial();
const webhook = z.object({ url: z.string().min(1).max(2000), secret: z.string().min(16).max(200) });

/** Who there is, oneself, one's feed of changes and where it is pushed. */
export function memberRoutes(plaza: Plaza): Hono<PlazaEnv> {
  const app = new Hono<PlazaEnv>();

  app.get("/me", (c) => {
    const { townId, townName } = c.get("signed");
    const { post, message, images, imageBytes } = limits;
    return c.json({
      member: memberView(actor(c)),
      town: { id: townId, name: townName },
      limits: { post, message, images, imageBytes },
    });
  });

  app.get("/changes", async (c) =>
    c.json(await changesAfter(plaza, actor(c).id, c.req.query("cursor") || null, limitFrom(c))),
  );

  app.put("/webhook", async (c) => {
    await putWebhook(plaza, actor(c), await readJson(c, webhook));
    return c.json(await webhookOf(plaza, actor(c)));
  });
  app.get("/webhook", async (c) => c.json(await webhookOf(plaza, actor(c))));
  app.delete("/webhook", async (c) => {
    await deleteWebhook(plaza, actor(c));
    return c.body(null, 204);
  });

  app.get("/members", async (c) => {
    const rows = await plaza.db
      .selectFrom("members")
      .selectAll()
      .where("town_id", "=", c.get("signed").townId)
      .orderBy("id")
      .limit(1000)
      .execute();
    return c.json({ members: rows.map(memberView) });
  });
  app.post("/members", async (c) => {
    const { townId } = keeperOnly(c);
    const [member] = await createMembers(plaza.db, townId, [await readJson(c, newMember)], plaza.now());
    if (!member) throw new Refused(409, "handle_taken");
    return c.json({ member: memberView(member) }, 201);
  });

  app.get("/members/:who", async (c) => {
    const member = await memberOf(plaza.db, c.get("signed").townId, c.req.param("who"));
    return c.json({ member: memberView(member) });
  });
  app.patch("/members/:who", async (c) => {
    const { townId } = keeperOnly(c);
    const { takesPrivate, ...change } = await readJson(c, memberChange);
    const { id } = await memberOf(plaza.db, townId, c.req.param("who"));
    const set = { ...change, ...(takesPrivate === undefined ? {} : { takes_private: takesPrivate }) };
    if (Object.keys(set).length > 0) {
      const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
      await plaza.db.updateTable("members").set(given).where("id", "=", id).execute();
    }
    return c.json({ member: memberView(await memberOf(plaza.db, townId, id)) });
  });

  app.post("/members/:who/follow", async (c) => {
    const { townId } = c.get("signed");
    const { id } = await memberOf(plaza.db, townId, c.req.param("who"));
    await follow(plaza, actor(c).id, id);
    return c.json({ member: memberView(await memberOf(plaza.db, townId, id)) });
  });
  app.delete("/members/:who/follow", async (c) => {
    const { townId } = c.get("signed");
    const { id } = await memberOf(plaza.db, townId, c.req.param("who"));
    await unfollow(plaza, actor(c).id, id);
    return c.json({ member: memberView(await memberOf(plaza.db, townId, id)) });
  });

  app.post("/members/:who/tokens", async (c) => {
    const { townId } = keeperOnly(c);
    const { app: name } = await readJson(c, z.object({ app: z.string().min(1).max(40) }));
    const { id } = await memberOf(plaza.db, townId, c.req.param("who"));
    const token = await issueToken(plaza.db, { townId, memberId: id, app: name, at: plaza.now() });
    return c.json({ token }, 201);
  });
  app.delete("/members/:who/tokens", async (c) => {
    const { townId } = keeperOnly(c);
    const { id } = await memberOf(plaza.db, townId, c.req.param("who"));
    await plaza.db.deleteFrom("tokens").where("member_id", "=", id).execute();
    return c.body(null, 204);
  });
  return app;
}

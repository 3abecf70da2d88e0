import { Hono } from "hono";
import { z } from "zod";
import { lockTown } from "../changes.ts";
import type { MemberRow, Plaza, PlazaEnv } from "../context.ts";
import { keeperOnly } from "../gate.ts";
import { id, moment, readJson, who } from "../input.ts";
import { createMembers, membersOf } from "../members.ts";
import { checkMessage, type MessageDraft, writeMessages } from "../messages.ts";
import { Refused } from "../refusal.ts";
import type { PlazaTx } from "../tables.ts";
import { defaultLimits, isOver, setWeather, weatherInput } from "../weather.ts";
import { checkDraft, type Draft, writePosts } from "../writing.ts";
import { newMember } from "./members.ts";
import { pageOf } from "./posts.ts";

const bulkInput = z.object({
  /** Made first, where the handle is not taken yet. */
  members: z.array(newMember).max(1000).default([]),
  posts: z
    .array(
      z.object({
        as: who,
        text: z.string(),
        parent: id.nullish(),
        page: who.nullish(),
        at: moment.optional(),
      }),
    )
    .max(1000)
    .default([]),
  messages: z
    .array(z.object({ as: who, to: who, text: z.string(), at: moment.optional() }))
    .max(1000)
    .default([]),
});
type Bulk = z.output<typeof bulkInput>;

/** What only the keeper of a town may do. */
export function keeperRoutes(plaza: Plaza): Hono<PlazaEnv> {
  const app = new Hono<PlazaEnv>();

  app.get("/weather", async (c) => {
    const { weather, limits } = keeperOnly(c);
    return c.json({
      weather: weather && !isOver(weather, plaza.now()) ? weather : null,
      limits,
      defaultLimits,
    });
  });
  app.put("/weather", async (c) => {
    const { townId } = keeperOnly(c);
    await setWeather(plaza, townId, await readJson(c, weatherInput));
    return c.body(null, 204);
  });

  /** Many posts and messages by many members in one transaction: all of them or none. */
  app.post("/bulk", async (c) => {
    const { townId } = keeperOnly(c);
    const bulk = await readJson(c, bulkInput);
    const now = plaza.now();
    const written = await plaza.db.transaction().execute(async (tx) => {
      const seq = await lockTown(tx, townId, Math.max(1, bulk.posts.length + bulk.messages.length));
      await createMembers(tx, townId, bulk.members, now);
      const { posts, messages } = await draftsOf(tx, townId, bulk, now);
      return {
        posts: await writePosts(tx, townId, posts, seq, now),
        messages: await writeMessages(tx, townId, messages, seq + BigInt(posts.length), now),
      };
    });
    plaza.wake();
    return c.json(
      {
        posts: written.posts.map((post) => post.id),
        messages: written.messages.map((message) => message.id),
      },
      201,
    );
  });
  return app;
}

async function draftsOf(tx: PlazaTx, townId: string, bulk: Bulk, now: Temporal.Instant) {
  const asked = [
    ...bulk.posts.flatMap((post) => [post.as, ...(post.page ? [post.page] : [])]),
    ...bulk.messages.flatMap((message) => [message.as, message.to]),
  ];
  const members = await membersOf(tx, townId, asked);
  const member = (word: string): MemberRow => {
    const found = members.get(word);
    if (!found) throw new Refused(404, "unknown_member", { who: word });
    return found;
  };
  const parentIds = [...new Set(bulk.posts.flatMap(({ parent }) => (parent ? [parent] : [])))];
  const parents = new Map(
    (parentIds.length === 0
      ? []
      : await tx
          .selectFrom("posts")
          .selectAll()
          .where("town_id", "=", townId)
          .where("id", "in", parentIds)
          .execute()
    ).map((post) => [post.id, post]),
  );
  const posts = bulk.posts.map(({ as, text, parent, page, at }): Draft => {
    const above = parent ? parents.get(parent) : null;
    if (above === undefined) throw new Refused(404, "unknown_parent");
    const author = member(as);
    const draft = {
      author,
      text,
      parent: above,
      page: page ? pageOf(member(page), author.id) : null,
      images: [],
      app: null,
      at: at ?? now,
      key: null,
    };
    checkDraft(draft);
    return draft;
  });
  const messages = bulk.messages.map(({ as, to, text, at }): MessageDraft => {
    const draft = { author: member(as), to: member(to), text, app: null, at: at ?? now, key: null };
    checkMessage(draft);
    return draft;
  });
  return { posts, messages };
}

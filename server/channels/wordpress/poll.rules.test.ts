import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Account, InboundEvent, Reach } from "../channel.ts";
import { wordpress } from "./index.ts";
import type { Settings } from "./settings.ts";
import { WATCHED } from "./window.ts";

const root = "https://blog.example/wp-json/";
const settings = { site: "https://blog.example", user: "care", password: "x" };
const account: Account<Settings> = {
  id: "a1",
  settings,
  externalId: "blog.example/user/3",
  handle: "blog.example",
};
const now = Temporal.Instant.from("2026-11-21T10:00:00Z");

interface Stored {
  id: number;
  parent: number;
  status: string;
  raw: string;
  date_gmt: string;
}

/** As much of a blog as a poll asks of it. */
class Blog {
  comments: Stored[] = [];
  requests: string[] = [];
  /** A plugin leaves these out of lists. */
  hidden = new Set<number>();
  cursor: unknown = null;

  add(...ids: number[]): void {
    const date_gmt = "2026-11-21T09:59:00";
    this.comments.push(
      ...ids.map((id) => ({ id, parent: 0, status: "approved", raw: `words ${id}`, date_gmt })),
    );
  }

  get(id: number): Stored {
    const found = this.comments.find((one) => one.id === id);
    if (!found) throw new Error(`no comment ${id}`);
    return found;
  }

  async hear(): Promise<InboundEvent[]> {
    const events: InboundEvent[] = [];
    for (let more = true; more; ) {
      const result = await wordpress.poll?.(account, this.cursor, this.reach());
      events.push(...(result?.payloads ?? []).flatMap((payload) => wordpress.parse(account, payload)));
      this.cursor = JSON.parse(JSON.stringify(result?.cursor ?? null));
      more = result?.more ?? false;
    }
    return events;
  }

  reach(): Reach {
    return {
      fetch: async (input) => this.answer(new URL(String(input))),
      now: () => now,
      signal: new AbortController().signal,
      session: { read: async () => ({ site: settings.site, root }), write: async () => {} },
    };
  }

  answer(url: URL): Response {
    this.requests.push(url.pathname + url.search);
    const [, kind, id] = /\/wp\/v2\/(comments|posts)(?:\/(\d+))?$/.exec(url.pathname) ?? [];
    if (kind === "posts") return Response.json({ id: Number(id), title: { rendered: "A post" }, link: null });
    const one = this.comments.find((comment) => comment.id === Number(id));
    if (id)
      return one
        ? Response.json(shown(one))
        : Response.json({ code: "rest_comment_invalid_id" }, { status: 404 });
    const query = url.searchParams;
    const include = query.get("include")?.split(",").map(Number);
    const all = this.comments
      .filter((comment) => !this.hidden.has(comment.id) && (!include || include.includes(comment.id)))
      .sort((a, b) => (query.get("order") === "asc" ? a.id - b.id : b.id - a.id));
    const offset = Number(query.get("offset") ?? 0);
    const page = all.slice(offset, offset + Number(query.get("per_page")));
    return Response.json(page.map(shown), { headers: { "x-wp-total": String(all.length) } });
  }
}

function shown({ id, parent, status, raw, date_gmt }: Stored): object {
  return { id, post: 7, parent, author: 0, author_name: "Ana", date_gmt, content: { raw }, status };
}

const idsOf = (events: InboundEvent[]) =>
  events.map((event) => ("externalId" in event ? event.externalId : ""));

describe("a poll", () => {
  test("brings the last week when it is the first, and what is older never", async () => {
    const blog = new Blog();
    blog.add(1, 2, 3);
    blog.get(1).date_gmt = blog.get(2).date_gmt = "2026-11-01T00:00:00";
    expect(idsOf(await blog.hear())).toEqual(["3"]);
    blog.get(1).raw = "edited";
    expect(await blog.hear()).toEqual([]);
  });

  test("hears a comment whose id was given early and committed late", async () => {
    const blog = new Blog();
    blog.add(1, 3);
    await blog.hear();
    blog.add(2);
    expect(idsOf(await blog.hear())).toEqual(["2"]);
    expect(await blog.hear()).toEqual([]);
  });

  test("does not take a comment that a plugin hides for one that is gone", async () => {
    const blog = new Blog();
    blog.add(1, 2, 3);
    await blog.hear();
    blog.hidden.add(2);
    expect(await blog.hear()).toEqual([]);
    blog.comments = blog.comments.filter(({ id }) => id !== 2);
    expect(await blog.hear()).toMatchObject([{ type: "deleted", externalId: "2" }]);
    expect(await blog.hear()).toEqual([]);
  });

  test("finds the head of a thread whose parents were never heard, and survives a loop", async () => {
    const blog = new Blog();
    blog.add(1, 2, 3);
    for (const { id } of blog.comments) blog.get(id).date_gmt = "2026-11-01T00:00:00";
    blog.get(2).parent = 1;
    blog.get(3).parent = 2;
    await blog.hear();
    blog.add(4, 5, 6);
    blog.get(4).parent = 3;
    blog.get(5).parent = 6;
    blog.get(6).parent = 5;
    const threads = (await blog.hear()).map((event) => (event.type === "message" ? event.threadId : ""));
    expect(threads[0]).toBe("7/1");
    expect(threads).toHaveLength(3);
  });

  test("of a quiet blog is one request for the newest and one for older ones in turn", async () => {
    const blog = new Blog();
    blog.add(...Array.from({ length: 90 }, (_, index) => index + 1));
    await blog.hear();
    blog.requests = [];
    await blog.hear();
    expect(blog.requests).toHaveLength(1);
    blog.add(...Array.from({ length: 90 }, (_, index) => index + 91));
    await blog.hear();
    blog.requests = [];
    await blog.hear();
    expect(blog.requests).toHaveLength(2);
  });

  test("keeps a bounded memory", async () => {
    const blog = new Blog();
    await blog.hear();
    blog.add(...Array.from({ length: 1500 }, (_, index) => index + 1));
    expect(await blog.hear()).toHaveLength(1500);
    expect((blog.cursor as { watched: unknown[] }).watched).toHaveLength(WATCHED);
    expect(JSON.stringify(blog.cursor).length).toBeLessThan(50_000);
  });

  test("tells nothing again when a great cleaning brings old comments back to the top", async () => {
    const blog = new Blog();
    await blog.hear();
    blog.add(...Array.from({ length: 700 }, (_, index) => index + 1));
    await blog.hear();
    blog.comments = blog.comments.filter(({ id }) => id <= 50);
    const deleted = new Set<string>();
    for (let round = 0; round < 30; round++) {
      for (const event of await blog.hear()) {
        expect(event.type).toBe("deleted");
        if (event.type === "deleted") deleted.add(event.externalId);
      }
    }
    expect(deleted.size).toBe(WATCHED);
  });

  test("tells every comment once and every change, whatever happens between polls", async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant("add" as const), count: fc.integer({ min: 1, max: 250 }) }),
      fc.record({ do: fc.constant("edit" as const), back: fc.nat(150) }),
      fc.record({ do: fc.constant("spam" as const), back: fc.nat(150) }),
      fc.record({ do: fc.constant("remove" as const), back: fc.nat(150) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 6 }), async (rounds) => {
        const blog = new Blog();
        // What the desk knows, from events alone.
        const desk = new Map<string, { text: string; spam: boolean }>();
        let next = 1;
        const listen = async () => {
          for (const event of await blog.hear()) {
            if (event.type === "message") {
              expect(desk.has(event.externalId)).toBe(false);
              desk.set(event.externalId, { text: event.text, spam: event.moderation === "spam" });
            } else if (event.type === "deleted") expect(desk.delete(event.externalId)).toBe(true);
            else if (event.type === "edited") desk.get(event.externalId)!.text = event.text;
            else if (event.type === "moderated")
              desk.get(event.externalId)!.spam = event.moderation === "spam";
          }
        };
        await listen();
        for (const steps of rounds) {
          for (const one of steps) {
            if (one.do === "add") {
              blog.add(...Array.from({ length: one.count }, () => next++));
              continue;
            }
            const target = blog.comments.at(-1 - one.back);
            if (!target) continue;
            if (one.do === "edit") target.raw += " again";
            else if (one.do === "spam") target.status = "spam";
            else blog.comments = blog.comments.filter(({ id }) => id !== target.id);
          }
          await listen();
        }
        // Everything that is watched has had its turn after a few quiet polls.
        for (let quiet = 0; quiet < 6; quiet++) await listen();
        const newest = blog.comments.slice(-WATCHED);
        for (const { id, raw, status } of newest) {
          expect(desk.get(String(id))).toEqual({ text: raw, spam: status === "spam" });
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

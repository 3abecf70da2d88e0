import { describe, expect, test } from "vitest";
import { bluesky } from "./index.ts";
import { ANNA, type Answering, account, html, json, NOW, network, PARENT, post } from "./scripted-server.ts";

describe("polling", () => {
  const mention = (n: number, at = NOW) => ({
    ...post(`at://${ANNA}/app.bsky.feed.post/3k${String(n).padStart(11, "a")}`, at.toString()),
    reason: "mention",
  });

  test("walks back over pages to where it was, and hears each once", async () => {
    const all = Array.from({ length: 650 }, (_, i) => mention(i, NOW.subtract({ seconds: i })));
    const reach = network({
      "notification.listNotifications": ({ params }) => {
        const from = Number(params.get("cursor") ?? 0);
        return json({
          notifications: all.slice(from, from + 100),
          cursor: from + 100 < all.length ? String(from + 100) : undefined,
        });
      },
    });
    const uris: string[] = [];
    let cursor: unknown = null;
    let polls = 0;
    for (let more = true; more && polls < 10; polls++) {
      const result = await bluesky.poll!(account, cursor, reach);
      uris.push(
        ...result.payloads
          .flatMap((payload) => bluesky.parse(account, payload))
          .flatMap((event) => (event.type === "message" ? event.externalId : [])),
      );
      ({ cursor, more } = result);
    }
    expect(polls).toBe(2);
    expect(uris).toHaveLength(650);
    expect(new Set(uris).size).toBe(650);
    all.unshift(mention(9000));
    const { payloads } = await bluesky.poll!(account, cursor, reach);
    expect(
      payloads.flatMap((payload) => bluesky.parse(account, payload)).map((event) => event.type),
    ).toContain("message");
  });

  test("an hour of history on connecting, no more; a late one with an old date all the same", async () => {
    const old = mention(1, NOW.subtract({ hours: 30 }));
    const late = {
      ...mention(2),
      record: { text: "tard", createdAt: NOW.subtract({ hours: 2 }).toString() },
    };
    const reach = network({
      "notification.listNotifications": () => json({ notifications: [mention(3), late, old] }),
    });
    const { payloads } = await bluesky.poll!(account, null, reach);
    expect(payloads).toHaveLength(2);
  });

  test("a notification that cannot be read is kept, to be set aside", async () => {
    const odd = { ...mention(1), author: "nobody" };
    const reach = network({
      "notification.listNotifications": () => json({ notifications: [odd] }),
      "feed.getPosts": () => json({ posts: [] }),
    });
    const { payloads } = await bluesky.poll!(account, null, reach);
    expect(() => bluesky.parse(account, payloads[0])).toThrow(/nobody/);
  });

  test("a search that is down costs nothing else; notifications that are down fail the poll", async () => {
    const deaf = network({
      "feed.searchPosts": () => html(502),
      "notification.listNotifications": () => json({ notifications: [mention(1)] }),
    });
    expect((await bluesky.poll!(account, null, deaf)).payloads).toHaveLength(1);
    const limited = network({
      "notification.listNotifications": () =>
        json({ error: "RateLimitExceeded" }, 429, { "retry-after": "30" }),
    });
    await expect(bluesky.poll!(account, null, limited)).rejects.toMatchObject({
      refusal: { code: "rate_limited" },
      after: "2026-11-20T10:00:30Z",
    });
  });

  test("the quota is what the server says", async () => {
    const headers = {
      "ratelimit-limit": "3000",
      "ratelimit-remaining": "2990",
      "ratelimit-reset": "1795170000",
    };
    const reach = network({
      "notification.listNotifications": () => json({ notifications: [] }, 200, headers),
    });
    expect((await bluesky.poll!(account, null, reach)).quota).toEqual({
      used: 10,
      max: 3000,
      resetsAt: "2026-11-20T10:20:00Z",
    });
  });

  describe("what became of a post heard before", () => {
    const one = mention(1);
    const listing: Record<string, Answering> = {
      "notification.listNotifications": () => json({ notifications: [one] }),
    };
    const profilesWithout =
      (gone: string): Answering =>
      ({ params }) =>
        json({
          profiles: params
            .getAll("actors")
            .filter((did) => did !== gone)
            .map((did) => ({ did })),
        });

    test.each<[string, Record<string, Answering>, string[]]>([
      ["still there, as it was", {}, []],
      [
        "more likes",
        { "feed.getPosts": () => json({ posts: [post(one.uri, one.indexedAt, 7)] }) },
        ["reactions"],
      ],
      ["deleted", { "feed.getPosts": () => json({ posts: [] }) }, ["deleted"]],
      [
        "the author closed the account",
        {
          "feed.getPosts": () => json({ posts: [] }),
          "actor.getProfiles": profilesWithout(ANNA),
          "repo.getRecord": () => json(PARENT),
        },
        ["deleted"],
      ],
      [
        "the author blocks the brand",
        { "feed.getPosts": () => json({ posts: [] }), "repo.getRecord": () => json(PARENT) },
        [],
      ],
      [
        "the network shows nothing, not even the brand",
        { "feed.getPosts": () => json({ posts: [] }), "actor.getProfiles": () => json({ profiles: [] }) },
        [],
      ],
      ["the question is not answered", { "feed.getPosts": () => html(502) }, []],
    ])("%s", async (_, script, expected) => {
      const { cursor } = await bluesky.poll!(account, null, network(listing));
      const { payloads } = await bluesky.poll!(account, cursor, network({ ...listing, ...script }));
      expect(
        payloads.flatMap((payload) => bluesky.parse(account, payload)).map((event) => event.type),
      ).toEqual(expected);
    });
  });
});

/** The connector alone against a real Bluesky network: its servers, no desk. */

import { randomUUIDv7 } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bluesky } from "../../server/channels/bluesky/index.ts";
import type {
  InboundEvent,
  InboundMessage,
  Outbound,
  Reach,
  SendOutcome,
} from "../../server/channels/channel.ts";
import { type BlueskyNetwork, startBluesky } from "./bluesky/network.ts";
import type { Person } from "./bluesky/person.ts";
import { png } from "./bluesky/picture.ts";
import { until } from "./until.ts";

let network: BlueskyNetwork;
let brand: Person;
let anna: Person;
let desk: Awaited<ReturnType<typeof connectDesk>>;

beforeAll(async () => {
  network = await startBluesky();
  brand = await network.createPerson("acmobil");
  await brand.setProfile("Acme");
  anna = await network.createPerson("anna");
  desk = await connectDesk();
}, 900_000);

afterAll(async () => await network?.stop());

/** The desk's side: a session kept between calls, a cursor kept between polls. */
async function connectDesk(more: object = {}) {
  const settings = bluesky.settings.parse({
    handle: "@acmobil.test",
    appPassword: await brand.appPassword(),
    service: network.pds,
    keywords: ["Acmòbil"],
    ...more,
  });
  let session: unknown = null;
  const asked: string[] = [];
  const reach: Reach = {
    fetch: (input, init) => {
      asked.push(new URL(String(input)).pathname.slice("/xrpc/".length));
      return fetch(input, init);
    },
    now: () => Temporal.Now.instant(),
    signal: new AbortController().signal,
    session: {
      read: async () => session,
      write: async (value) => {
        session = JSON.parse(JSON.stringify(value));
      },
    },
  };
  const connected = await bluesky.connect(settings, reach);
  const account = {
    id: "1",
    settings,
    handle: settings.handle,
    externalId: connected.ok ? connected.externalId : "",
  };
  let cursor: unknown = null;
  const events: InboundEvent[] = [];
  const poll = async () => {
    for (let more = true; more; ) {
      const result = await bluesky.poll!(account, cursor, reach);
      // As the database would hand it back.
      cursor = JSON.parse(JSON.stringify(result.cursor));
      events.push(
        ...result.payloads.flatMap((payload) => bluesky.parse(account, JSON.parse(JSON.stringify(payload)))),
      );
      more = result.more;
    }
  };
  const hear = <E extends InboundEvent>(what: string, wanted: (event: InboundEvent) => event is E) =>
    until(what, async () => {
      await poll();
      return events.find(wanted);
    });
  const hearMessage = (uri: string) =>
    hear(uri, (event): event is InboundMessage => event.type === "message" && event.externalId === uri);
  return { account, reach, connected, poll, hear, hearMessage, events, asked };
}

function answerTo(message: InboundMessage, text: string, more: Partial<Outbound> = {}): Outbound {
  return {
    id: randomUUIDv7(),
    since: Temporal.Now.instant().toString(),
    audience: "public",
    text,
    images: [],
    threadId: message.threadId,
    parent: { externalId: message.externalId, replyTo: message.replyTo, author: message.author },
    ...more,
  };
}

async function sendIt(outbound: Outbound) {
  const outcome = await bluesky.send(desk.account, outbound, desk.reach);
  return sent(outcome);
}

function sent(outcome: SendOutcome) {
  if (outcome.outcome !== "sent") throw new Error(JSON.stringify(outcome));
  return outcome;
}

describe("connecting", () => {
  test("with an app password everything works", () => {
    expect(desk.connected).toMatchObject({
      ok: true,
      externalId: brand.did,
      handle: "acmobil.test",
      name: "Acme",
    });
    expect(desk.connected.checks).toMatchObject(
      ["signed_in", "app_password", "can_read_profile", "can_read_notifications", "search_works"].map(
        (code) => ({ code, ok: true }),
      ),
    );
  });

  test("a wrong password is said to be one; the account's main password works, with a warning", async () => {
    expect((await connectDesk({ appPassword: "aaaa-bbbb-cccc-dddd" })).connected).toMatchObject({
      ok: false,
      checks: [{ code: "signed_in", ok: false, params: { reason: "wrong_password" } }],
    });
    const careless = await connectDesk({ appPassword: brand.password });
    expect(careless.connected).toMatchObject({ ok: true });
    expect(careless.connected.checks).toContainEqual({ code: "app_password", ok: false });
  });

  test("through an AppView of the operator's choice", async () => {
    expect((await connectDesk({ appView: network.appViewDid })).connected).toMatchObject({ ok: true });
    expect((await connectDesk({ appView: "did:web:nobody.invalid" })).connected).toMatchObject({ ok: false });
  });

  test("one session serves all calls, and a spent one is refreshed", async () => {
    const fresh = await connectDesk();
    await fresh.poll();
    await fresh.poll();
    const kept = (await fresh.reach.session.read()) as { accessJwt: string };
    await fresh.reach.session.write({ ...kept, accessJwt: `${kept.accessJwt.slice(0, -6)}broken` });
    await fresh.poll();
    expect(fresh.asked.filter((call) => call.startsWith("com.atproto.server."))).toEqual([
      "com.atproto.server.createSession",
      "com.atproto.server.refreshSession",
    ]);
  });
});

describe("hearing", () => {
  test("a mention, with who wrote it and what hangs on it", async () => {
    await anna.setProfile("Anna Puig");
    await brand.follow(anna.did);
    const image = {
      $type: "app.bsky.embed.images",
      images: [{ image: await anna.uploadImage(png(), "image/png"), alt: "la caixa" }],
    };
    const post = await anna.post("Hola @acmobil.test, la comanda no arriba 😡", { embed: image });
    const heard = await desk.hearMessage(post.uri);
    expect(heard).toMatchObject({
      threadId: post.uri,
      parentId: null,
      own: false,
      audience: "public",
      subject: null,
      text: "Hola @acmobil.test, la comanda no arriba 😡",
      author: { externalId: anna.did, handle: "anna.test", name: "Anna Puig" },
      attachments: [{ kind: "image", alt: "la caixa" }],
      replyTo: { uri: post.uri, cid: post.cid, root: { uri: post.uri, cid: post.cid } },
    });
    expect(
      Temporal.Instant.from(heard.publishedAt).until(Temporal.Now.instant()).total("seconds"),
    ).toBeLessThan(60);
    await until(
      "the follower",
      async () => (await bluesky.profile!(desk.account, heard.author, desk.reach)).followers === 1,
    );
  });

  test("a reply and a quote, with the brand's post they are about", async () => {
    const root = await brand.post("Ja tenim el catàleg d'hivern");
    // Nobody answers what is not shown yet: the network would tell no one of it.
    await until("the brand's post", () => anna.thread(root.uri));
    const reply = await anna.reply(root, "I a les Illes?");
    const quote = await anna.quote(root, "Un altre any igual");
    expect(await desk.hearMessage(reply.uri)).toMatchObject({
      threadId: root.uri,
      parentId: root.uri,
      subject: { externalId: root.uri, text: "Ja tenim el catàleg d'hivern", own: true },
    });
    expect(await desk.hearMessage(quote.uri)).toMatchObject({
      threadId: quote.uri,
      subject: { externalId: root.uri, own: true },
    });
  });

  test("a post that only names the brand", async () => {
    const post = await anna.post("Algú ha provat l'Acmòbil nou?");
    expect(await desk.hearMessage(post.uri)).toMatchObject({
      own: false,
      text: "Algú ha provat l'Acmòbil nou?",
    });
  });

  test("an answer written elsewhere comes back as the brand's own", async () => {
    const post = await anna.post("@acmobil.test hi ha algú?");
    await desk.hearMessage(post.uri);
    const outside = await brand.reply(post, "Sí, digues!");
    expect(await desk.hearMessage(outside.uri)).toMatchObject({
      own: true,
      parentId: post.uri,
      threadId: post.uri,
    });
  });

  test("likes, as they grow", async () => {
    const post = await anna.post("@acmobil.test quin servei");
    await desk.hearMessage(post.uri);
    await brand.like(post);
    const isLike = (event: InboundEvent): event is InboundEvent =>
      event.type === "reactions" && event.externalId === post.uri;
    const counted = await desk.hear("a like", isLike);
    expect(counted).toMatchObject({ likes: 1, shares: 0, replies: 0 });
  });
});

describe("what was said is taken back", () => {
  const deletion =
    (uri: string) =>
    (event: InboundEvent): event is Extract<InboundEvent, { type: "deleted" }> =>
      event.type === "deleted" && event.externalId === uri;

  test("the customer deletes the post; the others stay", async () => {
    const post = await anna.post("@acmobil.test el meu telèfon és 600 000 000");
    const other = await anna.post("@acmobil.test i això es queda");
    await desk.hearMessage(post.uri);
    await desk.hearMessage(other.uri);
    await anna.delete(post.uri);
    await desk.hear("the deletion", deletion(post.uri));
    expect(desk.events.filter(deletion(other.uri))).toEqual([]);
  });

  test("the customer closes the account", async () => {
    const leaving = await network.createPerson("leaving");
    const heard = await desk.hearMessage((await leaving.post("@acmobil.test me'n vaig")).uri);
    await leaving.deactivate();
    await desk.hear("the deletion", deletion(heard.externalId));
    expect(await bluesky.send(desk.account, answerTo(heard, "Adeu"), desk.reach)).toMatchObject({
      outcome: "refused",
      refusal: { code: "parent_gone" },
    });
  });

  test("a customer who blocks the brand has deleted nothing, and cannot be answered", async () => {
    const angry = await network.createPerson("angry");
    const post = await angry.post("@acmobil.test prou!");
    const heard = await desk.hearMessage(post.uri);
    await angry.block(brand.did);
    const outcome = await until("the block", async () => {
      const tried = await bluesky.send(desk.account, answerTo(heard, "Ho sentim"), desk.reach);
      return tried.outcome === "refused" && tried;
    });
    expect(outcome.refusal.code).toBe("recipient_closed");
    await desk.poll();
    expect(desk.events.filter(deletion(post.uri))).toEqual([]);
  });
});

describe("answering", () => {
  test("in the customer's thread, with mention, link and tag, in two parts", async () => {
    const heard = await desk.hearMessage((await anna.post("@acmobil.test on és el meu paquet?")).uri);
    const text = "👋 @anna.test, mireu https://acme.example/è #enviaments i @nobody.test";
    const first = await sendIt(answerTo(heard, text));
    const shown = await anna.untilReply(heard.externalId, brand.did);
    expect(shown).toMatchObject({ uri: first.externalId, record: { text } });
    const bytes = Buffer.from(text);
    const facets = (shown.record.facets ?? []) as {
      index: { byteStart: number; byteEnd: number };
      features: object[];
    }[];
    expect(
      facets.map(({ index, features }) => [
        bytes.subarray(index.byteStart, index.byteEnd).toString(),
        features[0],
      ]),
    ).toMatchObject([
      ["@anna.test", { did: anna.did }],
      ["https://acme.example/è", { uri: "https://acme.example/è" }],
      ["#enviaments", { tag: "enviaments" }],
    ]);

    const second = await sendIt(
      answerTo(heard, "i arriba demà", {
        parent: { externalId: first.externalId, replyTo: first.replyTo, author: heard.author },
      }),
    );
    expect((await anna.untilReply(first.externalId, brand.did)).uri).toBe(second.externalId);
    expect(await desk.hearMessage(second.externalId)).toMatchObject({
      own: true,
      threadId: heard.threadId,
      parentId: first.externalId,
    });
  });

  test("with an image and its description", async () => {
    const heard = await desk.hearMessage((await anna.post("@acmobil.test com és la peça?")).uri);
    await sendIt(
      answerTo(heard, "Així:", { images: [{ bytes: png(), type: "image/png", alt: "La peça, en blanc" }] }),
    );
    const shown = await anna.untilReply(heard.externalId, brand.did);
    expect(shown.embed).toMatchObject({
      $type: "app.bsky.embed.images#view",
      images: [{ alt: "La peça, en blanc" }],
    });
  });

  test("300 graphemes go out as they are", async () => {
    const heard = await desk.hearMessage((await anna.post("@acmobil.test expliqueu-ho tot")).uri);
    const text = "😡é".repeat(150);
    await sendIt(answerTo(heard, text));
    expect((await anna.untilReply(heard.externalId, brand.did)).record.text).toBe(text);
  });

  test("the same answer twice is on the network once, and can be looked up", async () => {
    const heard = await desk.hearMessage((await anna.post("@acmobil.test dues vegades?")).uri);
    const answer = answerTo(heard, "Només una.");
    expect(await bluesky.findSent(desk.account, answer, desk.reach)).toEqual({ found: "no" });
    const first = await sendIt(answer);
    const again = await sendIt(answer);
    expect(again).toEqual(first);
    expect(await bluesky.findSent(desk.account, answer, desk.reach)).toEqual({
      ...first,
      outcome: undefined,
      found: "yes",
    });
    await anna.untilReply(heard.externalId, brand.did);
    expect((await anna.thread(heard.externalId))?.replies).toHaveLength(1);
  });

  test("an answer cut off on its way is unknown, then found, and never doubled", async () => {
    const heard = await desk.hearMessage((await anna.post("@acmobil.test es talla?")).uri);
    const answer = answerTo(heard, "Ara hi som.");
    const cutting: Reach = {
      ...desk.reach,
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        if (!String(input).includes("createRecord")) return response;
        throw new TypeError("fetch failed", {
          cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }),
        });
      },
    };
    expect(await bluesky.send(desk.account, answer, cutting)).toMatchObject({ outcome: "unknown" });
    expect(await bluesky.findSent(desk.account, answer, desk.reach)).toMatchObject({ found: "yes" });
    expect(await bluesky.send(desk.account, answer, desk.reach)).toMatchObject({ outcome: "sent" });
    await anna.untilReply(heard.externalId, brand.did);
    expect((await anna.thread(heard.externalId))?.replies).toHaveLength(1);
  });

  test("a message that was deleted meanwhile cannot be answered", async () => {
    const post = await anna.post("@acmobil.test deixem-ho");
    const heard = await desk.hearMessage(post.uri);
    await anna.delete(post.uri);
    await until("the deletion", async () => (await anna.thread(post.uri))?.post === undefined);
    expect(await bluesky.send(desk.account, answerTo(heard, "D'acord"), desk.reach)).toMatchObject({
      outcome: "refused",
      refusal: { code: "parent_gone" },
    });
  });

  test("what the network would refuse", async () => {
    const heard = await desk.hearMessage((await anna.post("@acmobil.test què no voleu?")).uri);
    const odd = answerTo(heard, "Foto", {
      images: [{ bytes: new TextEncoder().encode("<html>"), type: "image/png", alt: "" }],
    });
    expect(await bluesky.send(desk.account, odd, desk.reach)).toMatchObject({
      outcome: "refused",
      refusal: { code: "media_rejected" },
    });
    expect(await bluesky.send(desk.account, answerTo(heard, "a".repeat(301)), desk.reach)).toMatchObject({
      outcome: "refused",
      refusal: { code: "too_long" },
    });
  });
});

describe("acting", () => {
  test("like and take it back; delete the brand's own answer, not the customer's post", async () => {
    const post = await anna.post("@acmobil.test gràcies!");
    const heard = await desk.hearMessage(post.uri);
    const act = (
      action: "like" | "unlike" | "delete_own",
      target: { externalId: string; replyTo: unknown },
    ) => bluesky.act!(desk.account, action, target, desk.reach);
    const likes = async () => (await anna.thread(post.uri))?.post?.likeCount;
    expect(await act("like", heard)).toEqual({ outcome: "done", undo: "unlike" });
    expect(await act("like", heard)).toEqual({ outcome: "done", undo: "unlike" });
    await until("the like", async () => (await likes()) === 1);
    expect(await act("unlike", heard)).toEqual({ outcome: "done", undo: "like" });
    await until("no like", async () => (await likes()) === 0);
    await brand.like(post);
    await until("the like given elsewhere", async () => (await likes()) === 1);
    expect(await act("unlike", heard)).toMatchObject({ outcome: "done" });
    await until("no like", async () => (await likes()) === 0);

    const answer = await sendIt(answerTo(heard, "De res"));
    await anna.untilReply(post.uri, brand.did);
    expect(await act("delete_own", answer)).toEqual({ outcome: "done" });
    expect(await act("delete_own", answer)).toEqual({ outcome: "done" });
    await until("no answer", async () => (await anna.thread(post.uri))?.replies?.length === 0);
    expect(await act("delete_own", heard)).toMatchObject({
      outcome: "refused",
      refusal: { code: "not_allowed" },
    });
  });
});

test("301 mentions are heard, each once, in their order", async () => {
  const crowd = await network.createPerson("crowd");
  const uris: string[] = [];
  for (let n = 0; n < 301; n++) uris.push((await crowd.post(`@acmobil.test ${n}`)).uri);
  const heard = () =>
    desk.events.flatMap((event) =>
      event.type === "message" && uris.includes(event.externalId) ? event.externalId : [],
    );
  await until(
    "all of them",
    async () => {
      await desk.poll();
      return new Set(heard()).size === uris.length;
    },
    60_000,
  );
  expect(heard()).toHaveLength(uris.length);
  expect(heard()).toEqual(uris);
}, 240_000);

/** The whole job on a real Bluesky network: heard, sorted, on the queue, answered, and what may go wrong on the way. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Item } from "../../contract/index.ts";
import { testDatabase } from "../../server/test/database.ts";
import { type BlueskyNetwork, startBluesky } from "./bluesky/network.ts";
import type { Person } from "./bluesky/person.ts";
import { png } from "./bluesky/picture.ts";
import { type Desk, startDesk } from "./desk.ts";
import { type Door, openDoor } from "./door.ts";
import { until } from "./until.ts";

const database = testDatabase();
let network: BlueskyNetwork;
let door: Door;
let brand: Person;
let anna: Person;
let desk: Desk;

beforeAll(async () => {
  network = await startBluesky();
  door = await openDoor(network.pds);
  brand = await network.createPerson("acmobil");
  anna = await network.createPerson("anna");
  await anna.setProfile("Anna Puig");
  await brand.follow(anna.did);
  desk = await startDesk(database);
}, 900_000);

afterAll(async () => {
  await desk?.stop();
  await door?.shut();
  await network?.stop();
}, 60_000);

const settings = async () => ({
  handle: "@acmobil.test",
  appPassword: await brand.appPassword(),
  service: door.url,
  keywords: ["Acmòbil"],
});

let customers = 0;

/** A new customer's words on the queue, and where they stand: one who waits already would be one item. */
async function asked(text: string) {
  const customer = await network.createPerson(`customer${++customers}`);
  const post = await customer.post(`@acmobil.test ${text}`);
  return { customer, post, item: await desk.hearItem(text.slice(0, 20)) };
}

const outbound = async (item: Item) =>
  (await desk.conversation(item)).messages.filter(({ direction }) => direction === "outbound");

const written = async (text: string) => (await brand.written()).filter((one) => one === text);

/** What an answer looks like on the network: set-up has people sign with their initials. */
const signed = (text: string) => `${text} —Elena`;

/** What we sent comes back with the next poll, and must be known again. */
async function pollTwice() {
  await desk.poll();
  await desk.poll();
}

describe("connecting", () => {
  test("a wrong app password is said to be one, and nothing is kept", async () => {
    const answer = await desk.connect("bluesky", {
      ...(await settings()),
      appPassword: "aaaa-bbbb-cccc-dddd",
    });
    expect(answer).toMatchObject({
      ok: false,
      checks: [{ code: "signed_in", ok: false, params: { reason: "wrong_password" } }],
      connection: null,
    });
    expect(await desk.get("/connections")).toEqual([]);
  });

  test("with the right one every check is met and the connection is well", async () => {
    const answer = await desk.connect("bluesky", await settings());
    expect(answer.ok).toBe(true);
    expect(answer.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(answer.connection).toMatchObject({ handle: "acmobil.test", state: "connected" });
    expect((await desk.poll()).health).toMatchObject({ advice: [], failure: null, setAside: 0 });
  });
});

describe("the job", () => {
  let item: Item;
  let post: { uri: string; cid: string };

  test("a mention stands on the queue with its labels and its deadline", async () => {
    post = await anna.post(
      "@acmobil.test la comanda fa dues setmanes que no arriba i ningú no respon. Quina vergonya!",
    );
    item = await desk.hearItem("Quina vergonya");
    expect(item).toMatchObject({
      network: "bluesky",
      audience: "public",
      state: "new",
      language: "ca",
      kind: "complaint",
      mood: "negative",
      unanswered: 1,
      dueFor: "first_answer",
      customer: { handle: "anna.test" },
    });
    expect(Date.parse(item.dueAt ?? "")).toBeGreaterThan(Date.parse(item.waitingSince ?? ""));
  });

  test("the customer's name and followers are looked up, and count as reach", async () => {
    const known = await until("the reach", async () => {
      const now = await desk.item(item.id);
      return now.reach !== null && now;
    });
    expect(known).toMatchObject({ reach: 1, customer: { name: "Anna Puig", followers: 1 } });
  });

  test("what the customer adds meanwhile holds the answer back", async () => {
    const { revision } = await desk.conversation(item);
    await anna.reply(post, "@acmobil.test i ara el telèfon comunica");
    await desk.hear("what she added", async () => (await desk.item(item.id)).unanswered === 2);
    expect(await desk.answer(item, { text: "Ho mirem", seenRevision: revision })).toMatchObject({
      status: 409,
      body: { code: "THREAD_CHANGED", data: { came: [{ text: "@acmobil.test i ara el telèfon comunica" }] } },
    });
    expect(await written("Ho mirem")).toEqual([]);
  });

  test("the answer stands in the customer's thread, with mention, link and tag", async () => {
    const text = "👋 @anna.test, ho mirem: https://acme.example/è #enviaments";
    const first = (await desk.conversation(item)).messages.find(({ direction }) => direction === "inbound");
    await desk.deliver(item, { text, ...(first ? { answers: first.id } : {}) });
    const shown = await anna.untilReply(post.uri, brand.did);
    expect(shown.record.text).toBe(signed(text));
    expect(JSON.stringify(shown.record.facets)).toContain(anna.did);
    expect(shown.record.facets).toHaveLength(3);
    expect(await desk.item(item.id)).toMatchObject({
      state: "waiting_customer",
      unanswered: 0,
      waitingSince: null,
    });
  });

  test("our own answer comes back and is known again", async () => {
    await pollTwice();
    const ours = await outbound(item);
    expect(ours).toMatchObject([{ origin: "desk", author: { name: "Elena Grau" } }]);
  });
});

describe("long, and with pictures", () => {
  test("too long is refused, unless the writer wants a thread: two posts, one below the other, image first", async () => {
    const { item, post } = await asked("com es munta la prestatgeria?");
    const text = `${"Primer es posen els laterals. ".repeat(9)}Després es cargolen els prestatges de baix a dalt.`;
    const { id } = await desk.uploadImage(png(), "image/png");
    const files = [{ id, alt: "La prestatgeria, muntada" }];
    expect(await desk.answer(item, { text, files })).toMatchObject({
      status: 422,
      body: { code: "TOO_LONG" },
    });
    const parts = await desk.deliver(item, { text, files, asThread: true });
    expect(parts).toHaveLength(2);

    const first = await anna.untilReply(post.uri, brand.did);
    expect(first.embed).toMatchObject({ images: [{ alt: "La prestatgeria, muntada" }] });
    const second = await anna.untilReply(first.uri, brand.did);
    expect([first.record.text, second.record.text]).toEqual(parts.map((part) => part.text));
    await pollTwice();
    expect(await outbound(item)).toHaveLength(2);
  });
});

describe("what happens on the network", () => {
  test("an answer from Bluesky's own app is shown as outside and stops the clock", async () => {
    const { item, post } = await asked("obriu dissabte?");
    await brand.reply(post, "Sí, de 10 a 14!");
    const answered = await desk.hear("the answer", async () => {
      const now = await desk.item(item.id);
      return now.unanswered === 0 && now;
    });
    expect(answered).toMatchObject({ state: "waiting_customer", waitingSince: null });
    expect(await outbound(item)).toMatchObject([
      { origin: "outside", author: null, text: "Sí, de 10 a 14!" },
    ]);
  });

  test("a post that only names the brand is heard", async () => {
    const curious = await network.createPerson("curious");
    await curious.post("Algú ha provat l'Acmòbil nou? Dubto entre dos models");
    expect(await desk.hearItem("Dubto entre dos models")).toMatchObject({
      network: "bluesky",
      language: "ca",
    });
  });

  test("what the customer deletes is gone here too, and leaves the queue", async () => {
    const { customer, item, post } = await asked("truqueu-me, si us plau, al 600 123 456");
    await customer.delete(post.uri);
    const left = await desk.hear("the deletion", async () => {
      const now = await desk.item(item.id);
      return now.state === "set_aside" && now;
    });
    expect(left).toMatchObject({ reason: "customer_deleted_it", preview: "" });
    const { messages } = await desk.conversation(item);
    expect(messages).toMatchObject([{ text: "", personalData: [], attachments: [] }]);
    expect(messages[0]?.deletedAt).not.toBeNull();
    const found = await desk.post<{ messages: unknown[] }>("/search", { words: "600 123 456" });
    expect(found.messages).toEqual([]);
    const { rows } = await database.pool.query(
      "select body from inbound_events where convert_from(body, 'UTF8') like '%600 123 456%'",
    );
    expect(rows).toEqual([]);
  });

  test("like and take it back; delete the brand's own answer", async () => {
    const { item, post } = await asked("moltes gràcies per tot, sou els millors!");
    const [theirs] = (await desk.conversation(item)).messages;
    if (!theirs) throw new Error("no message");
    const likes = async () => (await anna.thread(post.uri))?.post?.likeCount;
    expect(await desk.act(theirs, "like")).toEqual({ done: true, refusal: null });
    await until("the like", async () => (await likes()) === 1);
    expect(await desk.act(theirs, "unlike")).toEqual({ done: true, refusal: null });
    await until("no like", async () => (await likes()) === 0);

    const [ours] = await desk.deliver(item, { text: "A vostè!" });
    if (!ours) throw new Error("no answer");
    await anna.untilReply(post.uri, brand.did);
    expect(ours.actions).toEqual(["delete_own"]);
    expect(await desk.act(ours, "delete_own")).toEqual({ done: true, refusal: null });
    expect(await written(signed("A vostè!"))).toEqual([]);
    expect((await outbound(item))[0]).toMatchObject({ text: "", actions: [] });
    const refused = await desk.ask("POST", `/messages/${theirs.id}/actions`, { action: "delete_own" });
    expect(refused).toMatchObject({ status: 422, body: { data: { code: "not_possible_here" } } });
  });
});

describe("never twice, never zero", () => {
  const publishing = (method: string, path: string) =>
    method === "POST" && path.includes("com.atproto.repo.createRecord");

  test("an answer that was published and not confirmed is found, not sent again", async () => {
    const { item, post } = await asked("quant costa el canvi de bateria?");
    const cut = door.cutOff("after", publishing);
    await desk.deliver(item, { text: "Setanta euros." });
    expect(cut.asked).toBe(1);
    await anna.untilReply(post.uri, brand.did);
    await pollTwice();
    expect(await written(signed("Setanta euros."))).toHaveLength(1);
    expect(await outbound(item)).toMatchObject([{ origin: "desk" }]);
  });

  test("one that was lost on its way is not there, and is sent again", async () => {
    const { item, post } = await asked("i el de pantalla?");
    const cut = door.cutOff("before", publishing);
    await desk.deliver(item, { text: "Cent vint euros." });
    expect(cut.asked).toBe(2);
    await anna.untilReply(post.uri, brand.did);
    expect(await written(signed("Cent vint euros."))).toHaveLength(1);
  });

  test("one that comes back by a poll before anybody has looked is the same answer", async () => {
    const { item } = await asked("feu enviaments a les Illes?");
    door.cutOff("after", publishing);
    const { body } = await desk.answer(item, { text: "Sí, i de franc." });
    await until("the post", async () => (await written(signed("Sí, i de franc."))).length === 1);
    await pollTwice();
    await desk.settled(item, body.messages);
    await pollTwice();
    expect(await outbound(item)).toMatchObject([{ origin: "desk", delivery: { state: "sent" } }]);
    expect(await written(signed("Sí, i de franc."))).toHaveLength(1);
  });
});

describe("an outage", () => {
  test("is told with what to do; afterwards everything said meanwhile is heard, and what was written goes out once", async () => {
    const { item } = await asked("teniu recanvis?");
    await door.shut();
    const failing = await desk.poll();
    expect(failing.health).toMatchObject({
      failure: { code: "network_down" },
      advice: [{ code: "failing_since", params: { reason: "network_down" } }],
    });
    const texts = [
      "@acmobil.test hola?",
      "@acmobil.test hi ha algú?",
      "Parlant de l'Acmòbil: durant la caiguda",
    ];
    const patient = await network.createPerson("patient");
    for (const text of texts) await patient.post(text);
    const { status, body } = await desk.answer(item, { text: "Sí, de tots els models." });
    expect(status).toBe(200);
    const waiting = await until("the refusal", async () => {
      const [ours] = await outbound(item);
      return ours?.delivery?.refusal && ours.delivery;
    });
    expect(waiting).toMatchObject({ state: "queued", refusal: { code: "network_down" } });
    expect(waiting.nextTryAt).not.toBeNull();

    await door.open();
    const heard = await desk.hear("all three", async () => {
      const found = await desk.itemSaying("durant la caiguda");
      const said = found && (await desk.conversation(found)).messages.map(({ text }) => text);
      return said && said.length >= texts.length && said;
    });
    expect(heard).toEqual(texts);
    expect((await desk.connection()).health).toMatchObject({ advice: [], failure: null, failingSince: null });
    expect(await desk.settled(item, body.messages)).toMatchObject([{ delivery: { state: "sent" } }]);
    expect(await written(signed("Sí, de tots els models."))).toHaveLength(1);
  });
});

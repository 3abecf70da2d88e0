/** The whole job on a real blog: comments heard, sorted, on the queue, answered and moderated, and what may go wrong. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Item, Message } from "../../contract/index.ts";
import { testDatabase } from "../../server/test/database.ts";
import { type Desk, startDesk } from "./desk.ts";
import { type Door, openDoor } from "./door.ts";
import { until } from "./until.ts";
import { startWordPress, type WordPress } from "./wordpress/network.ts";

const database = testDatabase();
let blog: WordPress;
let door: Door;
let desk: Desk;
let post: number;

beforeAll(async () => {
  blog = await startWordPress();
  door = await openDoor(blog.url);
  post = await blog.createPost("The winter catalogue");
  desk = await startDesk(database);
}, 900_000);

afterAll(async () => {
  await desk?.stop();
  await door?.shut();
  await blog?.stop();
}, 60_000);

const settings = () => ({ site: door.url, user: blog.user, password: blog.applicationPassword });
const bea = { name: "Bea", email: "bea@customers.example" };
const ana = { name: "Ana", email: "ana@customers.example" };

let visitors = 0;

/** A new visitor's comment on the queue, and its id in the blog: one who waits already would be one item. */
async function asked(text: string): Promise<{ id: number; item: Item }> {
  const name = `Visitor ${++visitors}`;
  const { id } = await blog.comment({ name, email: `v${visitors}@visitors.example`, postId: post, text });
  return { id, item: await desk.hearItem(text.slice(0, 20)) };
}

async function theirs(item: Item): Promise<Message> {
  const found = (await desk.conversation(item)).messages.find(({ direction }) => direction === "inbound");
  if (!found) throw new Error("no message");
  return found;
}

const outbound = async (item: Item) =>
  (await desk.conversation(item)).messages.filter(({ direction }) => direction === "outbound");

const onBlog = async (id: number) => (await blog.comments(post)).find((one) => one.id === id);
const saying = async (text: string) => (await blog.comments(post)).filter((one) => one.text === text);
/** What an answer looks like on the network: set-up has people sign with their initials. */
const signed = (text: string) => `${text} —Elena`;

async function pollTwice() {
  await desk.poll();
  await desk.poll();
}

describe("connecting", () => {
  test("a wrong application password is said to be one, and nothing is kept", async () => {
    const answer = await desk.connect("wordpress", {
      ...settings(),
      password: "aaaa bbbb cccc dddd eeee ffff",
    });
    expect(answer).toMatchObject({ ok: false, connection: null });
    expect(answer.checks).toContainEqual(expect.objectContaining({ code: "wrong_password", ok: false }));
    expect(await desk.get("/connections")).toEqual([]);
  });

  test("with the right one every check is met and the connection is well", async () => {
    const answer = await desk.connect("wordpress", settings());
    expect(answer.ok).toBe(true);
    expect(answer.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect((await desk.poll()).health).toMatchObject({ advice: [], failure: null, setAside: 0 });
  });
});

describe("the job", () => {
  let item: Item;
  let id: number;

  test("a comment stands on the queue with its post, its labels and its deadline", async () => {
    ({ id } = await blog.comment({ ...ana, postId: post, text: "Hola, ¿cuánto tarda el envío a Mallorca?" }));
    item = await desk.hearItem("cuánto tarda");
    expect(item).toMatchObject({
      network: "wordpress",
      audience: "public",
      state: "new",
      language: "es",
      kind: "question",
      dueFor: "first_answer",
      customer: { name: "Ana" },
      reach: null,
    });
    expect(Date.parse(item.dueAt ?? "")).toBeGreaterThan(Date.parse(item.waitingSince ?? ""));
    expect((await desk.conversation(item)).subject).toMatchObject({ text: "The winter catalogue" });
  });

  test("the answer stands below it on the blog, and is known again when it comes back", async () => {
    const text = "Entre 2 y 3 días, Ana: <gratis> desde 50 € & con seguimiento.";
    await desk.deliver(item, { text });
    const [stored] = (await blog.comments(post)).filter(({ parent }) => parent === id);
    expect(stored).toMatchObject({ status: "approved" });
    expect(await desk.item(item.id)).toMatchObject({
      state: "waiting_customer",
      unanswered: 0,
      waitingSince: null,
    });
    await pollTwice();
    expect(await outbound(item)).toMatchObject([
      { origin: "desk", text: signed(text), delivery: { state: "sent" } },
    ]);
  });

  test("what the customer writes below the answer is the same conversation, back on the queue", async () => {
    const [ours] = (await blog.comments(post)).filter(({ parent }) => parent === id);
    await blog.comment({ ...ana, postId: post, text: "¿Y a Menorca?", parent: ours?.id ?? 0 });
    const back = await desk.hear("her next question", async () => {
      const now = await desk.item(item.id);
      return now.unanswered === 1 && now;
    });
    expect(back).toMatchObject({ state: "open", dueFor: "next_answer" });
  });

  test("an answer written in the blog itself is shown as outside and stops the clock", async () => {
    const { messages } = await desk.conversation(item);
    const question = (await saying("¿Y a Menorca?"))[0];
    const outside = await fetch(`${blog.url}/wp-json/wp/v2/comments`, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${blog.user}:${blog.applicationPassword}`).toString("base64")}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ post, parent: question?.id, content: "También." }),
    });
    expect(outside.status).toBe(201);
    const answered = await desk.hear("the answer", async () => {
      const now = await desk.item(item.id);
      return now.unanswered === 0 && now;
    });
    expect(answered).toMatchObject({ state: "waiting_customer", waitingSince: null });
    const ours = await outbound(item);
    expect(ours).toHaveLength(messages.filter(({ direction }) => direction === "outbound").length + 1);
    expect(ours.at(-1)).toMatchObject({ origin: "outside", author: null, text: "También." });
  });
});

describe("moderating", () => {
  test("a held comment is heard as held; from the desk it is approved, held, marked as spam, thrown away", async () => {
    await blog.setOption("comment_moderation", 1);
    const { id } = await blog.comment({ ...bea, postId: post, text: "Publicadme, por favor" });
    await blog.setOption("comment_moderation", 0);
    const item = await desk.hearItem("Publicadme");
    const message = await theirs(item);
    expect(message).toMatchObject({ moderation: "held" });
    for (const [action, status, moderation] of [
      ["approve", "approved", "visible"],
      ["hold", "unapproved", "held"],
      ["spam", "spam", "spam"],
      ["trash", "trash", "trash"],
      ["approve", "approved", "visible"],
    ] as const) {
      expect(await desk.act(message, action)).toEqual({ done: true, refusal: null });
      expect(await onBlog(id)).toMatchObject({ status });
      expect(await theirs(item)).toMatchObject({ moderation });
    }
    await pollTwice();
    expect(await desk.item(item.id)).toMatchObject({ state: "new", unanswered: 1 });
  });

  test("what is marked as spam from the desk leaves the queue", async () => {
    const { item } = await asked("Gana dinero desde casa, escríbeme");
    expect(await desk.act(await theirs(item), "spam")).toEqual({ done: true, refusal: null });
    const left = await desk.hear("it to leave", async () => {
      const now = await desk.item(item.id);
      return now.state === "set_aside" && now;
    });
    expect(left).toMatchObject({ reason: "spam" });
  });

  test("what is marked as spam on the blog leaves the queue, and comes back when it was none", async () => {
    const { id, item } = await asked("¿Este producto es para perros?");
    await blog.setStatus(id, "spam");
    await desk.hear("it to leave", async () => (await desk.item(item.id)).state === "set_aside");
    expect(await desk.item(item.id)).toMatchObject({ reason: "spam" });
    await blog.setStatus(id, "approve");
    await desk.hear("it to come back", async () => (await desk.item(item.id)).state === "new");
  });
});

describe("what becomes of a comment", () => {
  test("an edit is shown, with what was said before", async () => {
    const { id, item } = await asked("¿Tenéis la talla M?");
    await blog.editComment(id, "¿Tenéis la talla XXL?");
    const message = await desk.hear("the edit", async () => {
      const now = await theirs(item);
      return now.editedAt !== null && now;
    });
    expect(message).toMatchObject({
      text: "¿Tenéis la talla XXL?",
      earlierTexts: [{ text: "¿Tenéis la talla M?" }],
    });
    expect((await desk.item(item.id)).preview).toContain("XXL");
  });

  test("what is deleted for good is gone here too, and leaves the queue", async () => {
    const { id, item } = await asked("Escribidme, que mi correo es ana.ribas@customers.example");
    await blog.deleteComment(id);
    const left = await desk.hear("the deletion", async () => {
      const now = await desk.item(item.id);
      return now.state === "set_aside" && now;
    });
    expect(left).toMatchObject({ reason: "customer_deleted_it", preview: "" });
    expect(await theirs(item)).toMatchObject({ text: "", personalData: [] });
    const found = await desk.post<{ messages: unknown[] }>("/search", { words: "ana.ribas" });
    expect(found.messages).toEqual([]);
  });

  test("the brand's own answer is deleted from the desk", async () => {
    const { item } = await asked("¿Dónde estáis?");
    const [ours] = await desk.deliver(item, { text: "En la tienda del centro." });
    expect(ours?.actions).toEqual(["delete_own"]);
    expect(ours && (await desk.act(ours, "delete_own"))).toEqual({ done: true, refusal: null });
    expect(await saying(signed("En la tienda del centro."))).toEqual([]);
    await pollTwice();
    expect(await outbound(item)).toMatchObject([{ text: "", actions: [] }]);
  });
});

describe("never twice, never zero", () => {
  const publishing = (method: string, path: string) =>
    method === "POST" && /\/wp\/v2\/comments(\?|$)/.test(decodeURIComponent(path));

  test("an answer that was published and not confirmed is found, not sent again", async () => {
    const { item } = await asked("¿Hacéis facturas?");
    const cut = door.cutOff("after", publishing);
    await desk.deliver(item, { text: "Sí, siempre." });
    expect(cut.asked).toBe(1);
    await pollTwice();
    expect(await saying(signed("Sí, siempre."))).toHaveLength(1);
    expect(await outbound(item)).toMatchObject([{ origin: "desk" }]);
  });

  test("one that was lost on its way is not there, and is sent again", async () => {
    const { item } = await asked("¿Y tickets regalo?");
    const cut = door.cutOff("before", publishing);
    await desk.deliver(item, { text: "También, en caja." });
    expect(cut.asked).toBe(2);
    expect(await saying(signed("También, en caja."))).toHaveLength(1);
  });

  test("one that comes back by a poll before anybody has looked is the same answer", async () => {
    const { item } = await asked("¿Aceptáis tarjeta?");
    door.cutOff("after", publishing);
    const { body } = await desk.answer(item, { text: "Todas." });
    await until("the comment", async () => (await saying(signed("Todas."))).length === 1);
    await pollTwice();
    await desk.settled(item, body.messages);
    await pollTwice();
    expect(await outbound(item)).toMatchObject([{ origin: "desk", delivery: { state: "sent" } }]);
    expect(await saying(signed("Todas."))).toHaveLength(1);
  });
});

describe("an outage", () => {
  test("is told with what to do; afterwards everything said meanwhile is heard, and what was written goes out once", async () => {
    const { item } = await asked("¿Abrís en agosto?");
    await door.shut();
    expect((await desk.poll()).health).toMatchObject({
      failure: { code: "network_down" },
      advice: [{ code: "failing_since", params: { reason: "network_down" } }],
    });
    const { id } = await blog.comment({ ...ana, postId: post, text: "Primer comentario durante la caída" });
    await blog.comment({ ...bea, postId: post, text: "Segundo comentario, de otra persona", parent: id });
    const { body } = await desk.answer(item, { text: "Todo el mes." });
    await until(
      "the refusal",
      async () => (await outbound(item))[0]?.delivery?.refusal?.code === "network_down",
    );

    await door.open();
    await desk.hearItem("Primer comentario");
    await desk.hearItem("Segundo comentario");
    expect((await desk.connection()).health).toMatchObject({ advice: [], failure: null, failingSince: null });
    expect(await desk.settled(item, body.messages)).toMatchObject([{ delivery: { state: "sent" } }]);
    expect(await saying(signed("Todo el mes."))).toHaveLength(1);
  });
});

/** The brand's own rules from the raw event to the queue: what they set, and where they hold back. */
import { createRouterClient } from "@orpc/server";
import { beforeEach, expect, test } from "vitest";
import type { RuleConditions, RuleEffects } from "../../contract/index.ts";
import { said } from "../channels/test-channel.ts";
import { type FixedClock, fixedClock } from "../platform/clock.ts";
import { createRulebook, labelsRoutes, queueRoutes, rulesRoutes } from "../queue/index.ts";
import { testDatabase } from "../test/database.ts";
import { createMember, createTestIdentity, requestContext, type TestMember } from "../test/people.ts";
import { openDesk } from "./test-desk.ts";

const base = testDatabase();
const NOON = "2026-11-23T12:00:00Z";
const at = (minutes: number) => Temporal.Instant.from(NOON).add({ minutes }).toString();
let clock: FixedClock;
let desk: Awaited<ReturnType<typeof openDesk>>;
let eva: TestMember;
let ana: TestMember;
let api: ReturnType<typeof clientOf>;

beforeEach(async () => {
  clock = fixedClock(NOON);
  desk = await openDesk(base, clock);
  const identity = createTestIdentity(base, clock);
  eva = await createMember(identity, base.db, desk.workspaceId, "supervisor", { name: "Eva Guardia" });
  ana = await createMember(identity, base.db, desk.workspaceId, "agent", { name: "Ana Reis" });
  api = clientOf(requestContext(identity, eva.headers));
});

function clientOf(context: ReturnType<typeof requestContext>) {
  const platform = { db: base.db, clock, announce: () => {} };
  const rulebook = createRulebook(() => "social_public");
  return createRouterClient(
    {
      rules: rulesRoutes({ platform }),
      labels: labelsRoutes({ platform, onTaught: async () => {} }),
      queue: queueRoutes({ platform, rulebook, onCorrected: async () => {} }),
    },
    { context },
  );
}

const makeRule = (conditions: Partial<RuleConditions>, effects: Partial<RuleEffects>, name?: string) =>
  api.rules.make({ name: name ?? null, conditions, effects, on: true });
const asks = (id: string, text: string, minutes = -10, name = "joana") =>
  said(id, { text, publishedAt: at(minutes), author: { externalId: name, handle: name, name } });
const factsOf = async (...kinds: string[]) =>
  (
    await base.db
      .selectFrom("facts")
      .select(["kind", "actor_id", "data"])
      .where("workspace_id", "=", desk.workspaceId)
      .where("kind", "in", kinds)
      .orderBy("id")
      .execute()
  ).map(({ kind, actor_id, data }) => ({ told: kind, by: actor_id, ...(data as object) }));

test("if it says recall: urgent, Ana's, labelled, on top, due as a complaint is; and why", async () => {
  const press = await api.labels.make({ name: "Premsa" });
  const effects = {
    kind: "complaint",
    urgency: 3,
    assignee: ana.personId,
    labels: [press.id],
    pin: true,
  } satisfies Partial<RuleEffects>;
  const rule = await makeRule({ says: ["recall"] }, effects, "Safety");
  await desk.hear([[asks("m1", "Is there a recall?"), asks("m2", "Is it open?", -10, "pol")]]);
  const { items } = await api.queue.list({ tab: "all" });
  expect(items.map(({ urgency, assignee }) => [urgency, assignee?.name ?? null])).toEqual([
    [3, "Ana Reis"],
    [1, null],
  ]);
  const [first, second] = items;
  expect(first).toMatchObject({ kind: "complaint", state: "open", pin: 1, labels: [press], corrected: [] });
  expect(Date.parse(first!.dueAt!)).toBeLessThan(Date.parse(second!.dueAt!));

  const [message] = await desk.messages();
  const { reasons } = message!.sorted as { reasons: { question: string; code: string }[] };
  const params = { rule: "Safety" };
  for (const question of ["kind", "urgency", "assignee", "label", "pin"])
    expect(reasons.filter((one) => one.question === question)).toEqual([{ question, code: "rule", params }]);
  const { conversationId } = first!;
  expect(await factsOf("item.assigned", "label.put", "message.heard")).toEqual([
    expect.objectContaining({ told: "item.assigned", by: null, conversationId, rule: "Safety" }),
    expect.objectContaining({ told: "message.heard", conversationId, rules: [rule.id] }),
    expect.not.objectContaining({ rules: expect.anything() }),
    expect.objectContaining({ told: "label.put", by: null, conversationId, name: "Premsa", rule: "Safety" }),
  ]);
});

test("what is switched off, removed or made in another workspace does nothing", async () => {
  const rule = await makeRule({ says: ["recall"] }, { urgency: 3 });
  await desk.hear([[asks("m1", "recall", -10, "a")]]);
  await api.rules.switch({ id: rule.id, on: false });
  await desk.hear([[asks("m2", "recall", -9, "b")]]);
  await api.rules.switch({ id: rule.id, on: true });
  await desk.hear([[asks("m3", "recall", -8, "c")]]);
  await api.rules.remove({ id: rule.id });
  await desk.hear([[asks("m4", "recall", -7, "d")]]);
  expect((await desk.items()).filter(({ urgency }) => urgency === 3)).toHaveLength(2);
  const other = await openDesk(base, clock);
  await other.hear([[asks("m1", "recall")]]);
  expect(await other.items()).not.toMatchObject([{ urgency: 3 }]);
});

test("a correction by a person stands above the rule, also for what comes after it", async () => {
  const effects = {
    kind: "praise",
    urgency: 3,
    assignee: ana.personId,
    pin: true,
  } satisfies Partial<RuleEffects>;
  await makeRule({ says: ["recall"] }, effects);
  await desk.hear([[asks("m1", "recall")]]);
  const [item] = (await api.queue.list({ tab: "all" })).items;
  await api.queue.correct({ id: item!.id, kind: "question", urgency: 0, pin: 0 });
  await api.queue.assign({ ids: [item!.id], assignee: null });
  await desk.hear([[asks("m2", "A recall, again", -5)]]);
  const after = await api.queue.get({ id: item!.id });
  expect(after).toMatchObject({ kind: "question", urgency: 0, pin: 0, assignee: null, unanswered: 2 });
});

test("a label that somebody took off stays off; a rule with a label that is gone does nothing", async () => {
  const press = await api.labels.make({ name: "Premsa" });
  await makeRule({ says: ["recall"] }, { urgency: 3, labels: [press.id] });
  await desk.hear([[asks("m1", "recall")]]);
  const [item] = (await api.queue.list({ tab: "all" })).items;
  await api.labels.take({ label: press.id, conversations: [item!.conversationId] });
  await desk.hear([[asks("m2", "recall", -5)]]);
  expect(await api.queue.get({ id: item!.id })).toMatchObject({ labels: [], urgency: 3 });

  await api.labels.remove({ id: press.id });
  await desk.hear([[asks("m3", "recall", -4, "pol")]]);
  const { items } = await api.queue.list({ tab: "all" });
  const theirs = items.find(({ id }) => id !== item!.id);
  expect(theirs).toMatchObject({ labels: [] });
  expect(theirs?.urgency).not.toBe(3);
  expect(await desk.raws()).toEqual([]);
});

test("a colleague who has left gets nothing", async () => {
  await makeRule({ says: ["recall"] }, { urgency: 3, assignee: ana.personId });
  await base.db
    .updateTable("members")
    .set({ left_at: clock.now() })
    .where("person_id", "=", ana.personId)
    .execute();
  await desk.hear([[asks("m1", "recall")]]);
  const items = await desk.items();
  expect(items).toMatchObject([{ assignee_id: null, state: "new" }]);
  expect(items[0]?.urgency).not.toBe(3);
});

test("an edit is asked about again, and history is left as it was", async () => {
  await makeRule({ says: ["recall"] }, { urgency: 3, assignee: ana.personId });
  await desk.hear([[asks("m0", "An old recall", -60 * 24 * 30, "pol")]], "import");
  await desk.hear([[asks("m1", "Where is it?")]]);
  expect((await desk.items()).filter(({ urgency }) => urgency === 3)).toEqual([]);
  await desk.hear([[{ type: "edited", externalId: "m1", text: "Is there a recall?", at: at(-5) }]]);
  const edited = (await desk.items()).find(({ preview }) => preview === "Is there a recall?");
  expect(edited).toMatchObject({ urgency: 3, assignee_id: ana.personId, state: "open" });
  expect((await factsOf("item.assigned")).length).toBe(1);
});

test("by network and by account", async () => {
  await makeRule({ networks: ["plaza"] }, { mood: "negative" });
  await makeRule({ networks: ["fake"], connections: [desk.connection.id] }, { topic: "product_info" });
  await desk.hear([[asks("m1", "Hello")]]);
  expect(await desk.items()).toMatchObject([{ mood: "neutral", topic: "product_info" }]);
});

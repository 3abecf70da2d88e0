import { expect, test } from "vitest";
import type { WorkItem } from "../item.ts";
import { correct, hear } from "../place.ts";
import { move } from "../states.ts";
import { heard, NOW, rulesAt, workItem } from "../test-items.ts";
import type { Ruling } from "./judging.ts";
import { obey } from "./obeying.ts";

const by = { id: "r", title: "recall" };
const rules = rulesAt(NOW);
const ruling: Ruling = {
  rules: [by],
  assignee: { value: "ana", by },
  pin: { value: true, by },
  labels: [{ value: "press", by }],
};
const again = (item: WorkItem) => obey(hear(item, heard(NOW + 60_000), rules), ruling, rules);
const moved = (item: WorkItem, assigneeId: string | null) =>
  move(item, { to: "assign", assigneeId }, "eva", NOW) as WorkItem;

test("an item gets somebody in charge, its labels, and a place on top", () => {
  const before = workItem();
  const { item, labels, facts } = obey(before, ruling, rules);
  expect(item).toMatchObject({ assigneeId: "ana", state: "open", pin: 1, dueAt: before.dueAt });
  expect(item.pressingAt).toBeLessThan(before.pressingAt);
  expect(labels).toEqual([{ conversationId: before.conversationId, labelId: "press", by }]);
  expect(facts).toMatchObject([
    { kind: "item.assigned", actorId: null, data: { assigneeId: "ana", rule: "recall", from: "new" } },
  ]);
});

test("the next message that says so does nothing more", () => {
  const { item } = obey(workItem(), ruling, rules);
  const next = again(item);
  expect(next).toMatchObject({ labels: [], facts: [] });
  expect(next.item).toMatchObject({ assigneeId: "ana", pin: 1, state: "open" });
});

test("where a person has decided it stays so", () => {
  const { item } = obey(workItem(), ruling, rules);
  const letGo = again(correct(moved(item, null), {}, 0, rules));
  expect(letGo.item).toMatchObject({ assigneeId: null, pin: 0, state: "new" });

  const theirs = again(correct(moved(workItem(), "eva"), {}, -1, rules));
  expect(theirs.item).toMatchObject({ assigneeId: "eva", pin: -1 });
  const nobodys = again(moved(moved(workItem(), "eva"), null));
  expect(nobodys.item.assigneeId).toBeNull();
});

test("what has left is left alone", () => {
  const gone = move(workItem(), { to: "set_aside", reason: "spam" }, "eva", NOW) as WorkItem;
  expect(obey(gone, ruling, rules)).toEqual({ item: gone, labels: [], facts: [] });
});

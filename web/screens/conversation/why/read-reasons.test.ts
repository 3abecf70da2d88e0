import { expect, test } from "vitest";
import type { Conversation, Item } from "../../../../contract/index.ts";
import { reasonsFor, reasonsForLabel } from "./read-reasons.ts";

type Messages = Conversation["messages"];

function conversation(...said: [direction: string, reasons: object[]][]) {
  const messages = said.map(([direction, reasons], at) => ({ id: `m${at}`, direction, sorted: { reasons } }));
  return { messages: messages as unknown as Messages };
}
const item = (given: Partial<Item>) =>
  ({ corrected: [], assignee: null, pin: 0, labels: [], ...given }) as unknown as Item;
const rule = (question: string, name: string) => ({ question, code: "rule", params: { rule: name } });
const byTriage = { question: "urgency", code: "safety", words: ["fire"] };
const said = (...given: Parameters<typeof reasonsFor>) =>
  reasonsFor(...given).map(({ question, rule }) => [question, rule ?? null]);

test("what a rule said of an earlier message that still waits stands beside the last one's own reasons", () => {
  const waits = conversation(["inbound", [rule("urgency", "recall")]], ["inbound", [byTriage]]);
  expect(said(waits, item({}))).toEqual([["urgency", "recall"]]);
  const answered = conversation(
    ["inbound", [rule("urgency", "recall")]],
    ["outbound", []],
    ["inbound", [byTriage]],
  );
  expect(said(answered, item({}))).toEqual([["urgency", null]]);
});

test("where a person has said otherwise, the rule is no reason", () => {
  const reasons = [
    rule("urgency", "recall"),
    rule("kind", ""),
    rule("pin", "recall"),
    rule("assignee", "recall"),
  ];
  const waits = conversation(["inbound", reasons]);
  expect(said(waits, item({ corrected: ["urgency"] }))).toEqual([["kind", ""]]);
  const ana = { id: "ana", name: "Ana", initials: "A" };
  expect(said(waits, item({ corrected: ["kind", "urgency"], assignee: ana, pin: 1 }))).toEqual([
    ["pin", "recall"],
    ["assignee", "recall"],
  ]);
});

test("a label that was recognised has its words of whichever message, as long as it is on", () => {
  const recognised = (words: string[]) => ({
    question: "label",
    code: "recognised",
    params: { label: "r" },
    words,
  });
  const said = conversation(
    ["inbound", [recognised(["recall"])]],
    ["inbound", [recognised(["lot", "recall"])]],
    ["outbound", []],
    ["inbound", [byTriage]],
  );
  const on = item({ labels: [{ id: "r", name: "Recalls" }] });
  const [triage, label] = reasonsFor(said, on);
  expect(triage).toMatchObject({ question: "urgency" });
  expect(label).toMatchObject({ label: { name: "Recalls" }, words: ["lot", "recall"], messageId: "m1" });
  expect(reasonsFor(said, item({}))).toHaveLength(1);
});

test("what nobody can read is left out", () => {
  expect(reasonsFor(conversation(["inbound", [{ code: "rule" }, { question: "kind" }]]), item({}))).toEqual(
    [],
  );
  expect(said(conversation(["inbound", [{ question: "kind", code: "rule" }]]), item({}))).toEqual([
    ["kind", ""],
  ]);
});

test("a label's reasons are those of the message that made it so, and none are left when a person has said otherwise", () => {
  const kind = (code: string, words: string[]) => ({ question: "kind", code, words });
  const sorted = [
    { kind: "complaint", reasons: [kind("displeased", ["awful"]), byTriage] },
    { kind: "question", reasons: [kind("asks", ["when"])] },
  ];
  const messages = sorted.map((one, at) => ({ id: `m${at}`, direction: "inbound", sorted: one }));
  const both = { messages: messages as unknown as Messages };
  expect(reasonsForLabel(both, item({ kind: "complaint" }), "kind")).toEqual([
    { question: "kind", code: "displeased", words: ["awful"], messageId: "m0" },
  ]);
  expect(reasonsForLabel(both, item({ kind: "complaint", corrected: ["kind"] }), "kind")).toEqual([]);
  expect(reasonsForLabel(both, item({ topic: "order_tracking" }), "topic")).toEqual([]);
});

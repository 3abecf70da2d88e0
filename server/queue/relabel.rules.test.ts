import { expect, test } from "vitest";
import type { Labels } from "./item.ts";
import { relabel, type Said, setRight, setRightBefore } from "./relabel.ts";
import type { Judged } from "./rules/judging.ts";
import { heard, NOW, rulesAt, workItem } from "./test-items.ts";

const is = (labels: Partial<Labels> = {}) => heard(NOW, { labels }).labels;
const again = (item: Partial<ReturnType<typeof workItem>>, before: Said[], now: Said[]) =>
  relabel(workItem(item), before, now, rulesAt(NOW));

test("of what waits the gravest holds, also when a word is taken back", () => {
  const complaint = is({ kind: "complaint", urgency: 2 });
  const item = { kind: "complaint", urgency: 2 } as const;
  expect(again(item, [complaint, is()], [is({ urgency: 2 }), is()])).toMatchObject({
    kind: "question",
    urgency: 2,
    revision: 2,
  });
  expect(again({}, [is(), is({ kind: "other" })], [is(), is({ kind: "request" })]).kind).toBe("request");
  expect(again(item, [complaint, is()], [complaint, is({ kind: "request" })])).toMatchObject(item);
});

test("what was answered does not count any more, but for what nothing later says", () => {
  const item = workItem({ kind: "praise", topic: "returns_refunds" });
  const thanks = is({ kind: "praise", topic: "other" });
  const before: Said[] = [is({ kind: "complaint", topic: "returns_refunds" }), "answer", thanks];
  const grave: Said[] = [is({ kind: "request", topic: "returns_refunds" }), "answer", thanks];
  expect(relabel(item, before, grave, rulesAt(NOW))).toBe(item);
  const about: Said[] = [is({ kind: "complaint", topic: "order_tracking" }), "answer", thanks];
  expect(relabel(item, before, about, rulesAt(NOW))).toMatchObject({
    kind: "praise",
    topic: "order_tracking",
  });
});

test("a person's word on the conversation stays, and what it has from nowhere in the thread", () => {
  const item = workItem({ kind: "request", corrected: ["kind"], mood: "negative" });
  const now = is({ kind: "complaint", mood: "positive" });
  expect(relabel(item, [is()], [now], rulesAt(NOW))).toBe(item);
});

test("what a person said of a message is sure, is its own reason, and is found again", () => {
  const sorted: Judged = {
    ...is(),
    kinds: ["question", "praise"],
    confidence: { language: 0.9, kind: 0.4, topic: 0.5, mood: 0.6 },
    personalData: [],
    reasons: [
      { question: "kind", code: "rule", params: { rule: "recall" } },
      { question: "mood", code: "no_signs" },
    ],
  };
  const right = setRight(sorted, { kind: "praise", urgency: 3 });
  expect(right).toMatchObject({ kind: "praise", kinds: ["praise", "question"], urgency: 3, mood: "neutral" });
  expect(right.confidence).toEqual({ language: 0.9, kind: 1, topic: 0.5, mood: 0.6 });
  expect(right.reasons).toEqual([
    { question: "mood", code: "no_signs" },
    { question: "kind", code: "corrected" },
    { question: "urgency", code: "corrected" },
  ]);
  expect(setRightBefore(right)).toEqual({ kind: "praise", urgency: 3 });
  expect(setRightBefore(sorted)).toEqual({});
});

import { describe, expect, test } from "vitest";
import type { RuleDraft } from "../../../contract/index.ts";
import { type Judged, judge, ruledBy } from "./judging.ts";
import { compileRules } from "./matching.ts";
import { draftOf } from "./test-rules.ts";

const sorted: Judged = {
  language: "en",
  kind: "question",
  kinds: ["question", "complaint"],
  topic: "other",
  mood: "neutral",
  urgency: 1,
  personalData: [],
  confidence: { language: 0.9, kind: 0.6, topic: 0.2, mood: 0.5 },
  reasons: [
    { question: "kind", code: "asks" },
    { question: "urgency", code: "awaits_answer" },
    { question: "language", code: "detected" },
  ],
};
const asked = {
  text: "Is there a recall?",
  network: "plaza",
  connectionId: "c",
  language: "en",
  kind: "question",
  topic: "other",
} as const;
const recall = { says: ["recall"] };

function judged(drafts: RuleDraft[], gone: string[] = []) {
  const rules = drafts.map((draft, n) => ({ ...draft, id: `rule ${n}` }));
  return judge(compileRules(rules), asked, (id) => !gone.includes(id));
}

test("what no rule says stays as it was", () => {
  expect(judged([draftOf({ says: ["refund"] }, { urgency: 3 })])).toBeNull();
});

test("a rule sets what it sets, and is the reason for it", () => {
  const ruling = judged([draftOf(recall, { urgency: 3, kind: "complaint", assignee: "ana" }, "Safety")]);
  expect(ruling?.assignee).toEqual({ value: "ana", by: { id: "rule 0", title: "Safety" } });
  const params = { rule: "Safety" };
  expect(ruledBy(sorted, ruling!)).toEqual({
    ...sorted,
    kind: "complaint",
    kinds: ["complaint", "question"],
    urgency: 3,
    confidence: { ...sorted.confidence, kind: 1 },
    reasons: [
      { question: "language", code: "detected" },
      { question: "kind", code: "rule", params },
      { question: "urgency", code: "rule", params },
      { question: "assignee", code: "rule", params },
    ],
  });
});

describe("several rules", () => {
  test("a later one does not undo what an earlier one set, and adds what that left open", () => {
    const ruling = judged([
      draftOf(recall, { urgency: 0, labels: ["a"] }),
      draftOf(recall, { urgency: 3, mood: "negative", labels: ["b", "a"] }),
    ]);
    expect(ruledBy(sorted, ruling!)).toMatchObject({ urgency: 0, mood: "negative" });
    expect(ruling?.labels.map(({ value, by }) => [value, by.id])).toEqual([
      ["a", "rule 0"],
      ["b", "rule 1"],
    ]);
    expect(ruling?.rules.map(({ id, title }) => [id, title])).toEqual([
      ["rule 0", "recall"],
      ["rule 1", "recall"],
    ]);
  });

  test("a later one is asked about what an earlier one made of it", () => {
    const ruling = judged([
      draftOf(recall, { kind: "complaint" }),
      draftOf({ kinds: ["complaint"] }, { pin: true }),
      draftOf({ kinds: ["question"] }, { topic: "product_info" }),
    ]);
    expect(ruling?.pin?.by.title).toBeNull();
    expect(ruling?.topic).toBeUndefined();
  });
});

test("a rule that speaks of somebody or of a label that is gone does nothing at all", () => {
  const drafts = [
    draftOf(recall, { urgency: 3, assignee: "ana" }),
    draftOf(recall, { kind: "complaint", labels: ["a", "b"] }),
    draftOf(recall, { urgency: 2 }),
  ];
  const ruling = judged(drafts, ["ana", "b"]);
  expect(ruling).toMatchObject({ urgency: { value: 2 }, labels: [] });
  expect(ruling?.kind).toBeUndefined();
  expect(ruling?.rules).toHaveLength(1);
});

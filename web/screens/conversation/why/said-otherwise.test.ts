import { expect, test } from "vitest";
import { type Head, saidOtherwise } from "./said-otherwise.ts";

const is = (kind: string, given: object = {}) => ({
  direction: "inbound" as const,
  sorted: { kind, topic: "other", mood: "neutral", urgency: 1, language: "ca", ...given },
});
const ours = { direction: "outbound" as const, sorted: null };
const head: Head = { kind: "complaint", topic: "order_tracking", language: "ca", corrected: [] };
const otherwise = (messages: (ReturnType<typeof is> | typeof ours)[], given: Partial<Head> = {}) => {
  const said = saidOtherwise(
    messages.map((one, at) => ({ ...one, id: `m${at}` })),
    { ...head, ...given },
  );
  return messages.map((_, at) => said.get(`m${at}`)?.join() ?? "");
};

test("what says the same as the head says it once; so does a run of messages", () => {
  const messages = [is("question"), ours, is("question"), is("complaint"), is("question")];
  expect(otherwise(messages)).toEqual(["kind", "", "", "", "kind"]);
  expect(otherwise([is("complaint"), is("complaint", { topic: "order_tracking" })])).toEqual(["", ""]);
});

test("each label for itself; what says nothing is not said", () => {
  const refund = is("question", { topic: "returns_refunds", language: "fr" });
  const thanks = is("other", { language: "und" });
  expect(otherwise([refund, thanks, refund])).toEqual(["kind,topic,language", "", ""]);
});

test("what a person set in the head holds for every message; what nobody can read is left out", () => {
  expect(otherwise([is("question", { language: "fr" })], { corrected: ["kind"] })).toEqual(["language"]);
  expect(otherwise([is("greeting"), ours, is("question", { mood: 7 })])).toEqual(["", "", ""]);
  expect(saidOtherwise([{ ...is("question"), id: "m0" }], null).size).toBe(0);
});

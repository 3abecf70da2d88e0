import { expect, test } from "vitest";
import { createLog } from "../platform/log.ts";
import { shippedWeights, type Taught } from "../triage/index.ts";
import { type Incoming, sortOrMark } from "./sorting.ts";

const log = createLog({ level: "silent", format: "json" });
const message = { text: "Where is my parcel? It is a week late!", audience: "public", prior: null } as const;
const sortedWith = (taught: Taught, messages: Incoming[] = [message]) =>
  sortOrMark(messages, { accountLanguage: "en", taught, log });
const broken = { labels: ["recalls"] } as unknown as NonNullable<Taught["recognisers"]>;

test("where recognising labels fails, the message is sorted as it is without them", () => {
  const weights = shippedWeights();
  const without = sortedWith({ weights, recognisers: null });
  expect(without[0]!.sorted).toMatchObject({ language: "en", topic: "order_tracking" });
  expect(sortedWith({ weights, recognisers: broken })).toEqual(without);
});

test("where triage itself fails, it is marked and queued all the same", () => {
  const weights = { values: null } as unknown as Taught["weights"];
  expect(sortedWith({ weights, recognisers: null })).toMatchObject([
    { sorted: { failed: true, language: "und", needsReply: true }, recognised: [] },
  ]);
});

test("one that triage fails on takes no other with it", () => {
  const taught = { weights: shippedWeights(), recognisers: null };
  const unreadable = { ...message, text: null as unknown as string };
  const [first, second, third] = sortedWith(taught, [message, unreadable, { ...message, text: "Grazie!" }]);
  expect(first).toEqual(sortedWith(taught)[0]);
  expect(second!.sorted.failed).toBe(true);
  expect(third!.sorted.failed).toBeUndefined();
});

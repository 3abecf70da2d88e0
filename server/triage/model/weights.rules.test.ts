import { expect, test } from "vitest";
import { HEAD_NAMES, HEADS } from "./heads.ts";
import { isOfThisVersion, packWeights, unpackWeights } from "./pack.ts";
import { type Labelled, seen, trainAll } from "./recipe.ts";
import { shippedWeights } from "./shipped.ts";
import { best, score } from "./weights.ts";

const messages: Labelled[] = [
  "On és la comanda?",
  "Quin desastre",
  "Moltes gràcies",
  "Vull un reemborsament",
].flatMap((text, at) =>
  [1, 2, 3].map((): Labelled => ({ text, language: "ca", answers: { kind: HEADS.kind[at] ?? "other" } })),
);

test("the same examples in the same order give the same weights, bit for bit, and are learnt", () => {
  const once = trainAll(messages);
  expect(packWeights(trainAll(messages), 1).equals(packWeights(once, 1))).toBe(true);
  for (const { text, language, answers } of messages)
    expect(best(score(once, seen({ text, language })), "kind").answer).toBe(answers.kind);
});

test("packed and unpacked they are the same; what is of another version is refused", () => {
  const shipped = shippedWeights();
  const packed = packWeights(shipped, 1);
  const again = unpackWeights(packed);
  expect(Buffer.compare(Buffer.from(again.values.buffer), Buffer.from(shipped.values.buffer))).toBe(0);
  expect(again.steps).toEqual(shipped.steps);
  const other = Buffer.from(packed);
  other.writeUInt32LE(1, 0);
  expect(isOfThisVersion(other)).toBe(false);
  expect(() => unpackWeights(other)).toThrow("not a set of weights");
  expect(() => unpackWeights(Buffer.alloc(3))).toThrow("not a set of weights");
});

test("shares of a head add up to one", () => {
  const scores = score(shippedWeights(), seen({ text: "Where is my parcel?", language: "en" }));
  for (const head of HEAD_NAMES) expect(scores[head].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
});

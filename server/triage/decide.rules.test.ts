import { describe, expect, test } from "vitest";
import { readCorpus } from "./corpus/corpus.ts";
import { HEAD_NAMES, WIDTH } from "./model/heads.ts";
import { ROWS } from "./model/table.ts";
import type { Weights } from "./model/weights.ts";
import { sortMessage, sortTogether } from "./sort.ts";

/** A model that knows nothing: of every question the first answer (complaint, order_tracking, negative, 0, no, public). */
const blank: Weights = {
  values: new Int8Array(ROWS * WIDTH),
  steps: Object.fromEntries(HEAD_NAMES.map((head) => [head, 1])) as Weights["steps"],
};
const sorted = (text: string) => sortMessage({ text, weights: blank, accountLanguage: "en" });

describe("what does not depend on the model", () => {
  test("what a rule raises stays raised, with the rule's reason, and awaits a reply", () => {
    const { urgency, needsReply, reasons } = sorted(
      "Smoke coming out of the charger I bought, it burnt my hand",
    );
    expect([urgency, needsReply]).toEqual([3, true]);
    expect(reasons).toContainEqual(expect.objectContaining({ question: "urgency", code: "safety" }));
  });

  test("personal data and what was written in private are answered in private", () => {
    expect(sorted("call me on 07700 900123 please").audience).toBe("private");
    expect(
      sortMessage({ text: "do you open on sundays?", weights: blank, published: "private" }).audience,
    ).toBe("private");
    expect(sorted("do you open on sundays?").audience).toBe("public");
  });

  test("an unsure model names no topic", () => {
    const { topic, reasons } = sorted("well well well here we are again");
    expect(topic).toBe("other");
    expect(reasons).toContainEqual({ question: "topic", code: "abstained" });
  });
});

describe("with what ships", () => {
  test("bare thanks are no praise", () => {
    expect(sortMessage({ text: "grazie mille" }).kind).toBe("other");
  });

  test("the words of a reason are the writer's, never personal data, and say something", () => {
    const text = "No em feu cas, ningú respon a marta.puig@example.com ni al 612 345 678";
    const { reasons, personalData } = sortMessage({ text });
    const covered = personalData.map(({ start, end }) => text.slice(start, end));
    expect(covered.length).toBe(2);
    for (const { code, words = [] } of reasons) {
      for (const word of words) {
        expect(text).toContain(word);
        expect(covered.some((datum) => datum.includes(word))).toBe(false);
      }
      if (code === "learned") expect(words.every((word) => word.length > 3)).toBe(true);
    }
  });

  test("nobody complains in a good mood or praises in a bad one, and whoever asks is owed an answer", () => {
    const some = readCorpus().filter((_, at) => at % 20 === 0);
    const sorted = sortTogether(some).map((one) => one.sorted);
    const pairs = new Set(sorted.map(({ kind, mood }) => `${kind}, ${mood}`));
    expect(pairs).not.toContain("complaint, positive");
    expect(pairs).not.toContain("praise, negative");
    expect(pairs).toContain("complaint, negative");
    const asking = sorted.filter(({ kind }) => kind === "question" || kind === "request");
    expect(asking.length).toBeGreaterThan(500);
    expect(asking.filter(({ needsReply }) => !needsReply)).toEqual([]);
  });

  test.each([
    "The table arrived with a broken leg.",
    "La taula m'ha arribat amb una pota trencada, quin desastre.",
    "La mesa ha llegado con una pata rota.",
    "Il tavolo è arrivato con una gamba rotta.",
    "A mesa chegou com uma perna partida.",
    "La table est arrivée avec un pied cassé.",
  ])("a fault that is told plainly is owed an answer: %s", (text) => {
    const { kind, topic, mood, needsReply, urgency } = sortMessage({ text });
    expect([kind, topic, mood, needsReply, urgency]).toEqual([
      "complaint",
      "returns_refunds",
      "negative",
      true,
      1,
    ]);
  });
});

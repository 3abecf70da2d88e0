import { describe, expect, test } from "vitest";
import {
  type Answer,
  type Line,
  newShow,
  nextAt,
  nextLines,
  noteWritten,
  openShow,
  resume,
  type Show,
  waiting,
} from "./director.ts";
import { personOf } from "./people.ts";
import { storyOf } from "./stories/index.ts";

const MINUTE = 60_000;
const BEGAN = Date.parse("2026-11-21T10:00:00Z");

/** A show that is looked at every second; whoever says something in public gets a post. */
function play(chance = dice(7)) {
  let now = BEGAN;
  let { show, lines } = openShow(newShow(now), now, chance);
  const said: (Line & { at: number; post: string })[] = [];
  const likes: { who: string; post: string }[] = [];
  note(lines);

  function note(spoken: Line[]): void {
    for (const line of spoken) {
      const post = `post ${said.length}`;
      const isPrivate = line.opens ? line.story.where === "private" : line.under === null;
      if (!isPrivate) noteWritten(show, line.story.id, post);
      said.push({ ...line, at: now - BEGAN, post });
    }
  }
  return {
    said,
    likes,
    show: () => show,
    change(by: (show: Show) => Show) {
      show = by(show);
    },
    of: (story: string) => said.filter((line) => line.story.id === story),
    pass(ms: number, answers: Answer[] = []) {
      for (const end = now + ms; now < end; now += 1000) {
        const next = nextLines(show, answers.splice(0), now, chance);
        ({ show } = next);
        likes.push(...next.likes);
        expect(nextAt(show) ?? 0).toSatisfy(Number.isInteger);
        note(next.lines);
      }
    },
    leap(ms: number) {
      now += ms;
    },
    now: () => now,
  };
}

/** The same numbers every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const chairs = storyOf.get("ca-chairs")!;
const under = (line: { post: string }, text = "Hola, Marta. Arriben demà. —Eva"): Answer => ({
  text,
  parent: line.post,
  post: "answer",
});

describe("who waits", () => {
  test("a handful is there at once, in all languages, and of several kinds", () => {
    const { said } = play();
    expect(said.length).toBe(6);
    expect(new Set(said.map(({ who }) => personOf.get(who)!.language)).size).toBe(6);
    expect(new Set(said.map(({ story }) => story.kind)).size).toBeGreaterThanOrEqual(3);
  });

  test("writes again after their patience, angrier each time, at last no more", () => {
    const town = play();
    town.pass(14 * MINUTE);
    const texts = town.of("ca-chairs").map(({ text }) => text);
    expect(texts).toEqual([chairs.opening, ...chairs.waiting]);
    const [first, second, third] = town.of("ca-chairs").map(({ at }) => at);
    const patience = personOf.get("martapuig")!.patience * 1000;
    expect(second! - first!).toBeGreaterThan(patience * 0.84);
    expect(second! - first!).toBeLessThan(patience * 1.16 + 1000);
    expect(third! - second!).toBeLessThan(patience * 1.16);
    expect(town.of("ca-chairs")[2]!.under).toBe(town.of("ca-chairs")[1]!.post);
  });

  test("others come, until a crowd waits; then slower", () => {
    const town = play();
    town.pass(2 * MINUTE);
    const openings = town.said.filter(({ opens }) => opens);
    expect(openings.length).toBeGreaterThanOrEqual(8);
    expect(new Set(openings.map(({ who }) => who)).size).toBe(openings.length);
    const before = openings.length;
    expect(waiting(town.show())).toBeGreaterThanOrEqual(6);
    town.pass(8 * MINUTE);
    const after = town.said.filter(({ opens }) => opens).length;
    expect(after - before).toBeLessThan(8);
    expect(after - before).toBeGreaterThan(2);
  });

  test("a show that nobody answers rests after a quarter of an hour, and grows no more", () => {
    const town = play();
    town.pass(15 * MINUTE + 1000);
    expect(town.show().resting).toBe(true);
    expect(nextAt(town.show())).toBeNull();
    const { length } = town.said;
    town.pass(60 * MINUTE);
    expect(town.said.length).toBe(length);
  });

  test("an answer wakes it, and whoever was answered gives thanks", () => {
    const town = play();
    town.pass(40 * MINUTE);
    const invoice = town.of("pt-double-invoice").at(-1)!;
    town.pass(MINUTE, [{ text: "Olá, João. Anulámos a segunda fatura. —Eva", to: "joaoreis" }]);
    expect(town.show().resting).toBe(false);
    expect(town.of("pt-double-invoice").at(-1)!.at).toBeGreaterThan(invoice.at);
    expect(town.said.at(-1)!.at).toBeGreaterThan(39 * MINUTE);
  });

  test("what was missed while it stood still is not said all at once", () => {
    const town = play();
    town.pass(MINUTE);
    const { length } = town.said;
    town.leap(8 * 60 * MINUTE);
    town.pass(1000);
    expect(town.said.length).toBe(length);
    town.pass(2 * MINUTE);
    expect(town.said.length).toBeGreaterThan(length);
  });

  test("begun again by hand, somebody new comes within seconds", () => {
    const town = play();
    town.pass(20 * MINUTE);
    const { length } = town.said;
    town.change((show) => resume(show, town.now()));
    town.pass(5000);
    expect(town.said.length).toBe(length + 1);
    expect(town.said.at(-1)!.opens).toBe(true);
  });
});

test("a story of an earlier version, which this one does not know, is dropped", () => {
  const town = play();
  town.change((show) => ({
    ...show,
    told: [...show.told, "ca-gone"],
    tales: [...show.tales, { ...show.tales[0]!, story: "ca-gone", who: "nobody" }],
  }));
  expect(waiting(town.show())).toBe(6);
  town.pass(MINUTE);
  expect(town.show().tales.some(({ story }) => story === "ca-gone")).toBe(false);
  expect(town.said.length).toBeGreaterThan(6);
});

describe("who is answered", () => {
  test("in time: asks further after some seconds, under the answer, then gives thanks; never cross", () => {
    const town = play();
    town.pass(10_000, [under(town.of("ca-chairs")[0]!)]);
    town.pass(20_000);
    const [, further] = town.of("ca-chairs");
    expect(further).toMatchObject({ text: chairs.followUp, under: "answer" });
    expect(further!.at).toBeGreaterThanOrEqual(6000);
    expect(further!.at).toBeLessThanOrEqual(21_000);
    town.pass(30_000, [under(further!, "I tant, t’avisarà. —Eva")]);
    expect(town.of("ca-chairs").at(-1)!.text).toBe(chairs.helped.soon);
    expect(town.show().tales.some(({ who }) => who === "martapuig")).toBe(false);
  });

  test("late: the anger is in the thanks", () => {
    const town = play();
    town.pass(3 * MINUTE);
    town.pass(30_000, [under(town.of("ca-chairs").at(-1)!)]);
    town.pass(30_000, [under(town.of("ca-chairs").at(-1)!)]);
    expect(town.of("ca-chairs").at(-1)!.text).toBe(chairs.helped.late);
  });

  test("asked something back, they tell it once, and wait for the answer to it", () => {
    const town = play();
    town.pass(30_000, [under(town.of("ca-chairs")[0]!, "Hola, Marta. Quin és el número de comanda? —Eva")]);
    expect(town.of("ca-chairs").at(-1)!.text).toBe(chairs.detail);
    town.pass(30_000, [under(town.of("ca-chairs").at(-1)!, "Gràcies. I l’adreça és la mateixa? —Eva")]);
    expect(town.of("ca-chairs").at(-1)!.text).toBe(chairs.followUp);
  });

  test("in private to a public post: goes on in private", () => {
    const town = play();
    town.pass(30_000, [{ text: "Hola, Marta. T’escric per aquí.", to: "martapuig" }]);
    expect(town.of("ca-chairs").at(-1)).toMatchObject({ text: chairs.followUp, under: null });
  });

  test("left alone after their second question, they nudge once, in their language, and no more", () => {
    const town = play();
    town.pass(30_000, [under(town.of("ca-chairs")[0]!)]);
    town.pass(14 * MINUTE);
    expect(town.of("ca-chairs").length).toBe(3);
    expect(chairs.waiting).not.toContain(town.of("ca-chairs")[2]!.text);
  });

  test("likes an answer sometimes, and only a public one", () => {
    const always = play(() => 0.1);
    always.pass(1000, [under(always.of("ca-chairs")[0]!), { text: "Olá", to: "joaoreis" }]);
    expect(always.likes).toEqual([{ who: "martapuig", post: "answer" }]);
    const never = play(() => 0.9);
    never.pass(1000, [under(never.of("ca-chairs")[0]!)]);
    expect(never.likes).toEqual([]);
  });

  test("the brand's other words, and a second part of its answer, change nothing", () => {
    const town = play();
    town.pass(30_000, [
      under(town.of("ca-chairs")[0]!),
      { text: "2/2", parent: "answer", post: "answer 2" },
      { text: "Somebody else", parent: "nobody's", post: "answer 3" },
      { text: "Hello", to: "somebody_else" },
    ]);
    expect(town.of("ca-chairs").length).toBe(2);
  });
});

test("hours of a desk that answers: everybody is heard, no story twice before all were told once", () => {
  const town = play();
  for (let i = 0; i < 600; i++) {
    const open = town.show().tales.find(({ next }) => next.act === "write_again");
    const last = open && town.of(open.story).at(-1)!;
    const answer: Answer[] = !last
      ? []
      : open.under === null
        ? [{ text: "Yes.", to: open.who }]
        : [under(last, "Yes.")];
    town.pass(15_000, answer);
  }
  const openings = town.said.filter(({ opens }) => opens).map(({ story }) => story.id);
  expect(new Set(openings.slice(0, storyOf.size)).size).toBeGreaterThan(storyOf.size * 0.85);
  expect(new Set(openings)).toEqual(new Set(storyOf.keys()));
});

/**
 * Who of the cast says what next. Pure: the show as it stands, what the brand answered and the moment go in; lines and
 * the show as it is then come out. Moments are milliseconds since 1970; `chance` gives 0 to 1.
 */
import { personOf } from "./people.ts";
import { nudgesOf, stories, storyOf } from "./stories/index.ts";
import type { Story } from "./story.ts";

/** A story on its way. Nobody is in two at once. */
interface Tale {
  story: string;
  who: string;
  /** Their public posts in it, oldest first. */
  posts: string[];
  /** The post that they write under next; null in private. */
  under: string | null;
  /** How often they wrote again because nobody answered. */
  again: number;
  /** What they have told and asked after an answer: once each. */
  said: ("detail" | "follow_up" | "nudge")[];
  next: { at: number; act: "write_again" | "give_detail" | "come_back" | "leave" };
  over: boolean;
}

export interface Show {
  tales: Tale[];
  /** Stories told, the oldest first: what is not in it comes first, then what was told longest ago. */
  told: string[];
  /** When somebody new writes. */
  newAt: number;
  /** When the brand answered last, or the show began. */
  answeredAt: number;
  lookedAt: number;
  /** Nobody answered for long: all are silent until somebody does. */
  resting: boolean;
  /** The brand's own posts that some stories stand under. */
  posts: BrandPosts;
  /** How many storms have passed. */
  storms: number;
}

export type BrandPosts = Partial<Record<"under_sale" | "under_lamp", string>>;

/** The brand said something: under a post, or to somebody in private. */
export type Answer = { text: string } & ({ parent: string; post: string } | { to: string });

export interface Line {
  story: Story;
  who: string;
  text: string;
  /** The first words of the story, which go where the story says. */
  opens: boolean;
  /** Otherwise the post it stands under, or null in private. */
  under: string | null;
}

export interface Like {
  who: string;
  post: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** So many who wait are a queue; more of them come slower. */
const CROWD = 8;
const RESTS_AFTER = 15 * MINUTE;
/** Nobody drove the town for so long: its time stood still. */
const STOOD_STILL = 5 * MINUTE;
/** Who has said all they had to say, and heard nothing, thinks of something else. */
const GIVES_UP_AFTER = 30 * MINUTE;
/** Praise expects no answer, and is glad of one for so long. */
const PRAISE_LINGERS = 5 * MINUTE;
/** Of the brand's answers, how many are liked. */
const LIKED = 0.4;

export function newShow(now: number, posts: BrandPosts = {}): Show {
  const since = { newAt: now, answeredAt: now, lookedAt: now };
  return { ...since, tales: [], told: [], resting: false, posts, storms: 0 };
}

/** The first evening: a handful of stories at once, so that nobody meets an empty queue. */
export function openShow(before: Show, now: number, chance: () => number): { show: Show; lines: Line[] } {
  const show = { ...structuredClone(before), newAt: now + between(20, 35, chance) };
  const lines = stories.filter((story) => story.first).map((story) => begin(show, story, now, chance));
  return { show, lines };
}

/** Begins again where it stopped: the time between does not count, and somebody new comes soon. */
export function resume(show: Show, now: number): Show {
  const next = structuredClone(show);
  moveOn(next, now - next.lookedAt);
  return { ...next, newAt: now + 3 * SECOND, answeredAt: now, lookedAt: now, resting: false };
}

export function nextLines(
  before: Show,
  answers: Answer[],
  now: number,
  chance: () => number,
): { show: Show; lines: Line[]; likes: Like[] } {
  if (before.resting && answers.length === 0) return { show: before, lines: [], likes: [] };
  const show = before.resting ? resume(before, now) : structuredClone(before);
  forgetOthers(show);
  if (now - show.lookedAt > STOOD_STILL) moveOn(show, now - show.lookedAt);
  show.lookedAt = now;
  if (answers.length > 0) show.answeredAt = now;
  const likes = answers.flatMap((answer) => hear(show, answer, now, chance) ?? []);
  show.resting = now - show.answeredAt >= RESTS_AFTER;
  if (show.resting) return { show, lines: [], likes };

  const lines = show.tales.flatMap((tale) => speak(tale, now, chance) ?? []);
  show.tales = show.tales.filter((tale) => !tale.over);
  const opening = somebodyNew(show, now, chance);
  return { show, lines: opening ? [...lines, opening] : lines, likes };
}

/** When the show wants to be looked at next; null while it rests. */
export function nextAt(show: Show): number | null {
  if (show.resting) return null;
  return Math.min(show.newAt, show.answeredAt + RESTS_AFTER, ...show.tales.map(({ next }) => next.at));
}

/** How many wait for an answer of the brand. */
export function waiting(show: Show): number {
  return show.tales.filter(waits).length;
}

function waits({ story, next }: Tale) {
  const kind = storyOf.get(story)?.kind;
  return kind && kind !== "praise" && (next.act === "write_again" || next.act === "leave");
}

/** A line is on Plaza now: what follows stands under it. */
export function noteWritten(show: Show, storyId: string, post: string): void {
  const tale = show.tales.find(({ story }) => story === storyId);
  if (!tale) return;
  tale.posts.push(post);
  tale.under = post;
}

/** What they would write under is gone, or they are: the story ends here. */
export function breakOff(show: Show, storyId: string): void {
  show.tales = show.tales.filter(({ story }) => story !== storyId);
}

/** Stories that an earlier version told and this one does not know. */
function forgetOthers(show: Show): void {
  show.tales = show.tales.filter(({ story }) => storyOf.has(story));
  show.told = show.told.filter((story) => storyOf.has(story));
}

function hear(show: Show, answer: Answer, now: number, chance: () => number): Like | null {
  const tale = show.tales.find((one) =>
    "to" in answer ? one.who === answer.to : one.posts.includes(answer.parent),
  );
  if (!tale || tale.next.act === "come_back" || tale.next.act === "give_detail") return null;
  const story = storyOf.get(tale.story)!;
  const asksBack = answer.text.includes("?");
  const act = asksBack && story.detail && !tale.said.includes("detail") ? "give_detail" : "come_back";
  tale.under = "post" in answer ? answer.post : null;
  tale.next = { at: now + between(6, 20, chance), act };
  return "post" in answer && chance() < LIKED ? { who: tale.who, post: answer.post } : null;
}

function speak(tale: Tale, now: number, chance: () => number): Line | null {
  if (tale.next.at > now) return null;
  const story = storyOf.get(tale.story)!;
  const text = wordsOf(tale, story, chance);
  if (text === null) {
    tale.over = tale.next.act === "leave" || story.kind === "praise";
    tale.next = { at: now + GIVES_UP_AFTER, act: "leave" };
    return null;
  }
  tale.next = { at: now + patienceOf(tale, chance), act: "write_again" };
  return { story, who: tale.who, text, opens: false, under: tale.under };
}

/** The next words, noted as said; null where there are none left. */
function wordsOf(tale: Tale, story: Story, chance: () => number): string | null {
  switch (tale.next.act) {
    case "give_detail":
      tale.said.push("detail");
      return story.detail ?? null;
    case "come_back":
      if (story.followUp && !tale.said.includes("follow_up")) {
        tale.said.push("follow_up");
        return story.followUp;
      }
      tale.over = true;
      return tale.again > 0 ? story.helped.late : story.helped.soon;
    case "write_again": {
      const wasAnswered = tale.said.length > 0;
      if (!wasAnswered) return story.waiting[tale.again++] ?? null;
      if (tale.said.includes("nudge")) return null;
      tale.said.push("nudge");
      const nudges = nudgesOf.get(personOf.get(tale.who)!.language)!;
      return nudges[Math.floor(chance() * nudges.length)]!;
    }
    case "leave":
      return null;
  }
}

function somebodyNew(show: Show, now: number, chance: () => number): Line | null {
  if (show.newAt > now) return null;
  const [soonest, latest] = waiting(show) < CROWD ? [25, 60] : [90, 180];
  show.newAt = now + between(soonest, latest, chance);
  const story = pickStory(show, chance);
  return story && begin(show, story, now, chance);
}

/** Of somebody who is in no other, if possible not told yet and not in the languages heard just before. */
function pickStory(show: Show, chance: () => number): Story | null {
  const busy = new Set(show.tales.map(({ who }) => who));
  const free = stories.filter(({ who }) => !busy.has(who));
  const fresh = free.filter(({ id }) => !show.told.includes(id));
  if (fresh.length === 0) return free.sort(byLastTold(show.told))[0] ?? null;
  const lately = new Set(show.told.slice(-3).map((id) => languageOf(storyOf.get(id)!)));
  const other = fresh.filter((story) => !lately.has(languageOf(story)));
  const choice = other.length > 0 ? other : fresh;
  return choice[Math.floor(chance() * choice.length)]!;
}

function begin(show: Show, story: Story, now: number, chance: () => number): Line {
  const { id, who, opening: text } = story;
  const tale: Tale = {
    story: id,
    who,
    posts: [],
    under: null,
    again: 0,
    said: [],
    next: { at: 0, act: "write_again" },
    over: false,
  };
  tale.next.at = now + (story.kind === "praise" ? PRAISE_LINGERS : patienceOf(tale, chance));
  show.tales.push(tale);
  show.told = [...show.told.filter((other) => other !== id), id];
  return { story, who, text, opens: true, under: null };
}

/** Shorter each time, by a fifth; twice as long once somebody has answered. */
function patienceOf({ who, again, said }: Tale, chance: () => number): number {
  const { patience } = personOf.get(who)!;
  const now = patience * 0.8 ** again * (said.length > 0 ? 2 : 1);
  return between(now * 0.85, now * 1.15, chance);
}

function moveOn(show: Show, by: number): void {
  show.newAt += by;
  show.answeredAt += by;
  for (const { next } of show.tales) next.at += by;
}

function byLastTold(told: string[]): (a: Story, b: Story) => number {
  return (a, b) => told.indexOf(a.id) - told.indexOf(b.id);
}

function languageOf({ who }: Story): string {
  return personOf.get(who)!.language;
}

/** Milliseconds, of a span in seconds. */
function between(least: number, most: number, chance: () => number): number {
  return Math.round((least + (most - least) * chance()) * SECOND);
}

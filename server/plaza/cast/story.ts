import type { Language } from "./people.ts";

/** One matter that somebody of the cast comes with, from the first words to the thanks. `@{brand}` is the brand's handle. */
export interface Story {
  /** Unique in the whole cast: `ca-chairs`. */
  id: string;
  who: string;
  kind: "question" | "complaint" | "praise" | "request";
  /** On the brand's page, calling it from one's own, in private, or under one of its posts. */
  where: "page" | "mention" | "private" | "under_sale" | "under_lamp";
  opening: string;
  /** What follows while nobody answers, angrier each time. Empty for praise: it waits for nothing. */
  waiting: string[];
  /** Said once, when the brand asks something back. */
  detail?: string;
  /** Another question, once there was an answer. */
  followUp?: string;
  /** Thanks: when the answer came in time, and when it came late. */
  helped: { soon: string; late: string };
  /** Told at the founding, so that nobody meets an empty queue. */
  first?: true;
}

/** What a language's file holds. */
export interface Told {
  language: Language;
  stories: Story[];
  /** After a second answer has not come: no matter what it is about. */
  nudges: string[];
}

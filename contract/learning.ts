/** What the brand's own corrections have taught: how good it is, what holds, and going back. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Moment, Person } from "./words.ts";

export const learningQuestions = ["kind", "topic", "mood", "urgency"] as const;
const Question = z.enum(learningQuestions);

/** Of one question, on messages that were held back: how many there were, and how many were right. */
const HeadQuality = z.object({
  question: Question,
  answers: z.int(),
  rightBefore: z.int(),
  rightAfter: z.int(),
  /** Mean over the answers, 0 to 1. */
  macroF1Before: z.number(),
  macroF1After: z.number(),
});

export const Training = z.object({
  id: Id,
  at: Moment,
  /** Who asked for it; null: the desk, by itself. */
  by: Person.nullable(),
  corrections: z.int(),
  adopted: z.boolean(),
  why: z.enum(["better", "not_better", "by_chance", "too_few"]),
  heads: z.array(HeadQuality),
  /** Of what held afterwards: said so often for what was something else, of so many that were that. */
  confused: z.array(
    z.object({ question: Question, said: z.string(), was: z.string(), count: z.int(), of: z.int() }),
  ),
  /** Still kept, and of this version: it can be made the one that holds. */
  canHold: z.boolean(),
});
export type Training = z.infer<typeof Training>;

export const Learning = z.object({
  /** Messages that people corrected, and those since the last training. */
  corrections: z.int(),
  fresh: z.int(),
  /** So many fresh ones are waited for. */
  wanted: z.int(),
  /** The training that holds; null: as shipped. */
  current: Id.nullable(),
  /** Newest first. */
  trainings: z.array(Training),
});
export type Learning = z.infer<typeof Learning>;

export const learning = {
  get: endpoint
    .route({ method: "GET", path: "/learning", summary: "What was learned, and how good it is" })
    .output(Learning),
  learn: endpoint
    .route({ method: "POST", path: "/learning/learn", summary: "Learn now from what was corrected" })
    /** False: there is nothing to learn from yet. */
    .output(z.object({ asked: z.boolean() })),
  goBack: endpoint
    .route({
      method: "POST",
      path: "/learning/current",
      summary: "Sort as an earlier training does, or as shipped",
    })
    .input(z.object({ training: Id.nullable() }))
    /** What held before: with it this is undone. */
    .output(z.object({ before: Id.nullable() })),
};

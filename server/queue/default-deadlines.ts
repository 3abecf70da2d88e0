/**
 * How soon an answer is due: a list of rules that the brand edits, and the list it starts with. The most specific
 * rule that matches wins, and no two can be equally specific.
 */
import { z } from "zod";

/** The same words as the channels' `about.pace`. */
export const PACES = ["social_public", "messaging", "page_comments", "reviews", "mail"] as const;
export type Pace = (typeof PACES)[number];

const matchSchema = z.strictObject({
  network: z.string().min(1).max(60).optional(),
  pace: z.enum(PACES).optional(),
  audience: z.enum(["public", "private"]).optional(),
  kind: z.enum(["complaint", "question", "request", "praise", "other"]).optional(),
  /** Matches this urgency and above. */
  minUrgency: z.int().min(1).max(3).optional(),
});

const ruleSchema = z.strictObject({
  match: matchSchema,
  /** Business minutes to the first answer: 480 is "8 business hours". */
  first: z.int().min(1).max(100_000),
  /** Business minutes from the oldest unanswered message to the next answer. */
  next: z.int().min(1).max(100_000),
  /** Business days to the resolution; a day is the calendar's `dayMinutes`. Halves are allowed. */
  resolution: z.number().min(0.25).max(250),
});

/** Refused by code: `rule_twice` (params: at). What no rule is for has the starting list's deadlines. */
export const deadlineRulesSchema = z
  .array(ruleSchema)
  .max(500)
  .superRefine((rules, context) => {
    const seen = new Set<string>();
    rules.forEach(({ match }, at) => {
      const { network, pace, audience, kind, minUrgency } = match;
      const key = JSON.stringify([network, pace, audience, kind, minUrgency]);
      if (seen.has(key)) context.addIssue({ code: "custom", message: "rule_twice", params: { at } });
      seen.add(key);
    });
  });

export type DeadlineMatch = z.infer<typeof matchSchema>;
export type DeadlineRule = z.infer<typeof ruleSchema>;
export type DeadlineRules = z.infer<typeof deadlineRulesSchema>;

/** What a rule promises: business minutes for the two answers, business days for the resolution. */
export type Deadline = Pick<DeadlineRule, "first" | "next" | "resolution">;

export interface DeadlineFacts {
  network: string;
  pace: Pace;
  audience: "public" | "private";
  kind: string;
  /** 0–3. */
  urgency: number;
}

/** Of the rules that match, the most specific; where none does, what the starting list says. */
export function deadlinesFor(rules: DeadlineRules, facts: DeadlineFacts): Deadline {
  return mostSpecific(rules, facts) ?? mostSpecific(DEFAULT_DEADLINES, facts) ?? OTHERWISE;
}

function mostSpecific(rules: DeadlineRules, facts: DeadlineFacts): DeadlineRule | null {
  let best: DeadlineRule | null = null;
  let most = -1;
  for (const rule of rules) {
    if (!matches(rule.match, facts)) continue;
    const specific = specificity(rule.match);
    if (specific <= most) continue;
    best = rule;
    most = specific;
  }
  return best;
}

function matches(match: DeadlineMatch, facts: DeadlineFacts): boolean {
  return (
    (match.network === undefined || match.network === facts.network) &&
    (match.pace === undefined || match.pace === facts.pace) &&
    (match.audience === undefined || match.audience === facts.audience) &&
    (match.kind === undefined || match.kind === facts.kind) &&
    (match.minUrgency === undefined || match.minUrgency <= facts.urgency)
  );
}

/**
 * Where it was said comes before what it is, as a table is read by its row first: network, then pace, then audience,
 * then urgency (a higher one is more specific), then kind. So a rule for a network alone also holds for its
 * complaints, until a rule for that network's complaints is added. Two rules that match the same message and are
 * equally specific have the same match, which the schema refuses.
 */
function specificity(match: DeadlineMatch): number {
  return (
    (match.network === undefined ? 0 : 64) +
    (match.pace === undefined ? 0 : 32) +
    (match.audience === undefined ? 0 : 16) +
    (match.minUrgency ?? 0) * 2 +
    (match.kind === undefined ? 0 : 1)
  );
}

type Row = [pace: Pace, audience: "public" | "private", ordinary: number, pressing: number];

/**
 * Minutes of business time to the first answer, ordinary and pressing (a complaint, or urgency 2 and above); the next
 * answer has the same. This project's own synthesis of what customers say they expect: over half want an answer on X
 * within the hour, 72 % of those who complain (Lithium 2013). A private message on a network of public posts is a
 * chat like any other.
 */
const STARTING: Row[] = [
  ["social_public", "public", 60, 30],
  ["social_public", "private", 30, 15],
  ["messaging", "private", 30, 15],
  ["messaging", "public", 60, 30],
  ["page_comments", "public", 240, 60],
  ["page_comments", "private", 30, 15],
  ["reviews", "public", 480, 120],
  ["reviews", "private", 480, 120],
  ["mail", "private", 480, 240],
  ["mail", "public", 480, 240],
];

/** Business days to the resolution. */
const RESOLUTION = { ordinary: 2, pressing: 1 };

const OTHERWISE: DeadlineRule = { match: {}, first: 480, next: 480, resolution: RESOLUTION.ordinary };

export const DEFAULT_DEADLINES: DeadlineRules = [
  ...STARTING.flatMap(([pace, audience, ordinary, pressing]): DeadlineRule[] => [
    { match: { pace, audience }, first: ordinary, next: ordinary, resolution: RESOLUTION.ordinary },
    ...[{ kind: "complaint" as const }, { minUrgency: 2 }].map((what) => ({
      match: { pace, audience, ...what },
      first: pressing,
      next: pressing,
      resolution: RESOLUTION.pressing,
    })),
  ]),
  OTHERWISE,
];

/**
 * Rules of the brand's own: "if it says “recall”, urgency becomes critical and Ana gets it". All conditions of a rule must
 * hold; of one condition any value does. They are asked from first to last, and a later one does not undo what an earlier
 * one set. There are at most 500. REFUSED: `rule_without_condition`, `rule_without_effect`, `rule_without_word`,
 * `rule_changed_meanwhile`, `rules_full`.
 */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Article, Id, Kind, Language, Moment, Mood, Topic } from "./words.ts";

export const RuleConditions = z.object({
  /** Words or phrases; whole words, accents and capitals aside. `recall*` is whatever begins so. */
  says: z.array(z.string().trim().min(1).max(100)).max(100).default([]),
  networks: z.array(z.string().max(40)).max(30).default([]),
  connections: z.array(Id).max(50).default([]),
  languages: z.array(Language).max(6).default([]),
  kinds: z.array(Kind).max(5).default([]),
  topics: z.array(Topic).max(10).default([]),
});
export type RuleConditions = z.infer<typeof RuleConditions>;

/** Null and empty: the rule leaves that as it is. */
export const RuleEffects = z.object({
  kind: Kind.nullable().default(null),
  topic: Topic.nullable().default(null),
  mood: Mood.nullable().default(null),
  urgency: z.int().min(0).max(3).nullable().default(null),
  labels: z.array(Id).max(10).default([]),
  assignee: Id.nullable().default(null),
  /** Keeps it on top. */
  pin: z.boolean().default(false),
});
export type RuleEffects = z.infer<typeof RuleEffects>;

export const RuleDraft = z.object({
  name: z.string().trim().min(1).max(60).nullable().default(null),
  conditions: RuleConditions,
  effects: RuleEffects,
});
export type RuleDraft = z.infer<typeof RuleDraft>;

export const Rule = RuleDraft.extend({
  id: Id,
  on: z.boolean(),
  revision: z.int(),
  changedBy: z.object({ id: Id, name: z.string(), article: Article.nullish() }).nullable(),
  changedAt: Moment,
  /** What it speaks of and is no longer there: with a person or a label gone, the rule does nothing. */
  gone: z.array(z.enum(["assignee", "label", "connection"])),
});
export type Rule = z.infer<typeof Rule>;

/** Of the last messages of customers that came, at most 2,000: how many a rule would have matched. */
export const RuleTrial = z.object({
  of: z.int(),
  matched: z.int(),
  /** The newest ten of them, personal data covered. */
  newest: z.array(z.object({ id: Id, conversationId: Id, text: z.string(), publishedAt: Moment })),
});
export type RuleTrial = z.infer<typeof RuleTrial>;

const one = z.object({ id: Id });

export const rules = {
  list: endpoint
    .route({ method: "GET", path: "/rules", summary: "The brand's own rules, in the order they are asked" })
    .output(z.array(Rule)),
  make: endpoint
    .route({ method: "POST", path: "/rules", summary: "Make a rule, at the end or at a place" })
    .input(RuleDraft.extend({ on: z.boolean(), place: z.int().min(0).optional() }))
    .output(Rule),
  change: endpoint
    .route({ method: "PUT", path: "/rules/{id}", summary: "Change a rule, as it stood at a revision" })
    .input(RuleDraft.extend({ id: Id, revision: z.int() }))
    .output(Rule),
  switch: endpoint
    .route({ method: "POST", path: "/rules/{id}/switch", summary: "Switch a rule on or off" })
    .input(one.extend({ on: z.boolean() }))
    .output(Rule),
  move: endpoint
    .route({ method: "POST", path: "/rules/{id}/move", summary: "Ask a rule one place earlier, or later" })
    .input(one.extend({ to: z.enum(["earlier", "later"]) }))
    .output(z.object({ moved: z.boolean() })),
  remove: endpoint
    .route({ method: "DELETE", path: "/rules/{id}", summary: "Remove a rule; what it did stays" })
    .input(one)
    .output(z.object({ removed: z.boolean() })),
  try: endpoint
    .route({
      method: "POST",
      path: "/rules/try",
      summary: "What conditions would have matched, before they are kept",
    })
    .input(RuleConditions)
    .output(RuleTrial),
  counts: endpoint
    .route({
      method: "GET",
      path: "/rules/counts",
      summary: "How many of the last messages each rule matches",
    })
    .output(z.object({ of: z.int(), rules: z.array(z.object({ id: Id, matched: z.int() })) })),
};

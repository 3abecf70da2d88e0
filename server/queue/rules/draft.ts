import type { RuleDraft } from "../../../contract/index.ts";
import { refused } from "../../identity/index.ts";
import { partsOf } from "./words.ts";

export const MOST_RULES = 500;

/**
 * As it is kept: composed, each word once. REFUSED `rule_without_condition`, `rule_without_effect`, `rule_without_word`.
 */
export function readRule({ name, conditions, effects }: RuleDraft): RuleDraft {
  const says = once(conditions.says.map(tidy));
  const wordless = says.find((phrase) => partsOf(phrase).length === 0);
  if (wordless !== undefined) throw refused("rule_without_word", { words: wordless });
  const kept = {
    says,
    networks: once(conditions.networks),
    connections: once(conditions.connections),
    languages: once(conditions.languages),
    kinds: once(conditions.kinds),
    topics: once(conditions.topics),
  };
  if (Object.values(kept).every((values) => values.length === 0)) throw refused("rule_without_condition");
  const labels = once(effects.labels);
  const { kind, topic, mood, urgency, assignee, pin } = effects;
  const sets = [kind, topic, mood, urgency, assignee].some((value) => value !== null);
  if (!sets && !pin && labels.length === 0) throw refused("rule_without_effect");
  return {
    name: name === null ? null : tidy(name) || null,
    conditions: kept,
    effects: { ...effects, labels },
  };
}

function tidy(typed: string): string {
  return typed
    .normalize("NFC")
    .replace(/[\p{Z}\p{Cc}]+/gu, " ")
    .trim();
}

function once<T>(values: T[]): T[] {
  return [...new Set(values)];
}

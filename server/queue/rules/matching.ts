/** Which rules hold for a message. Pure, compiled once: hundreds of rules cost a message some microseconds. */
import type { Kind, RuleConditions, RuleEffects, Topic } from "../../../contract/index.ts";
import { type Part, partsOf, wordsOf } from "./words.ts";

export interface BrandRule {
  id: string;
  name: string | null;
  conditions: RuleConditions;
  effects: RuleEffects;
}

/** What a rule is asked about. */
export interface Asked {
  text: string;
  network: string;
  connectionId: string;
  language: string;
  kind: Kind;
  topic: Topic;
}

/** A brand's rules, compiled. */
export interface Sheet {
  /**
   * Asks every rule from first to last, and tells of those that hold. What `onMatch` answers is what the rules after it
   * are asked about.
   */
  ask(asked: Asked, onMatch: (rule: BrandRule) => Partial<Pick<Asked, "kind" | "topic">>): void;
  /** Whom and what the rules speak of, by id: a rule whose own are no longer there does nothing. */
  people: string[];
  labels: string[];
}

export function compileRules(rules: readonly BrandRule[]): Sheet {
  const compiled = rules.map((rule) => ({ rule, where: whereOf(rule.conditions) }));
  const said = compilePhrases(rules.map(({ conditions }) => conditions.says));
  return {
    ask(asked, onMatch) {
      const heard = said(asked.text);
      let now = asked;
      compiled.forEach(({ rule, where }, at) => {
        const words = rule.conditions.says.length === 0 || heard.has(at);
        if (words && where(now)) now = { ...now, ...onMatch(rule) };
      });
    },
    people: [...new Set(rules.flatMap(({ effects }) => effects.assignee ?? []))],
    labels: [...new Set(rules.flatMap(({ effects }) => effects.labels))].sort(),
  };
}

/** Everything but the words. */
function whereOf(conditions: RuleConditions): (asked: Asked) => boolean {
  const networks = new Set(conditions.networks);
  const connections = new Set(conditions.connections);
  const languages = new Set<string>(conditions.languages);
  const kinds = new Set(conditions.kinds);
  const topics = new Set(conditions.topics);
  const any = <T>(set: Set<T>, value: T) => set.size === 0 || set.has(value);
  return ({ network, connectionId, language, kind, topic }) =>
    any(networks, network) &&
    any(connections, connectionId) &&
    any(languages, language) &&
    any(kinds, kind) &&
    any(topics, topic);
}

interface Phrase {
  rule: number;
  parts: Part[];
}

/** Every phrase of every rule in one pass over the words, found by its first one. Answers the places of the rules. */
function compilePhrases(says: readonly string[][]): (text: string) => Set<number> {
  const whole = new Map<string, Phrase[]>();
  const beginnings = new Map<string, Phrase[]>();
  says.forEach((phrases, rule) => {
    for (const phrase of phrases) {
      const parts = partsOf(phrase);
      const [first] = parts;
      if (!first) continue;
      const into = first.begins ? beginnings : whole;
      into.set(first.form, [...(into.get(first.form) ?? []), { rule, parts }]);
    }
  });
  const lengths = [...new Set([...beginnings.keys()].map(({ length }) => length))];
  if (whole.size + beginnings.size === 0) return () => new Set();

  return (text) => {
    const words = wordsOf(text);
    const heard = new Set<number>();
    words.forEach((word, at) => {
      hear(whole.get(word), at);
      for (const length of lengths)
        if (length <= word.length) hear(beginnings.get(word.slice(0, length)), at);
    });
    return heard;

    function hear(phrases: Phrase[] | undefined, at: number): void {
      for (const { rule, parts } of phrases ?? [])
        if (!heard.has(rule) && parts.every((part, n) => isSaid(part, words[at + n]))) heard.add(rule);
    }
  };
}

function isSaid({ form, begins }: Part, word: string | undefined): boolean {
  return begins ? word?.startsWith(form) === true : word === form;
}

/** A rule while it is being written: words one a line, nothing where nothing is asked. */
import type { Label, Rule, RuleConditions, RuleDraft } from "../../../../contract/index.ts";

export interface Writing extends Pick<RuleDraft, "effects"> {
  name: string;
  /** One a line. */
  says: string;
  conditions: Omit<RuleConditions, "says">;
}

export const EMPTY: Writing = {
  name: "",
  says: "",
  conditions: { networks: [], connections: [], languages: [], kinds: [], topics: [] },
  effects: { kind: null, topic: null, mood: null, urgency: null, labels: [], assignee: null, pin: false },
};

/** A rule to be changed, without those that are no longer there. */
export function writingOf(
  { name, conditions: { says, ...conditions }, effects, gone }: Rule,
  labels: readonly Label[],
): Writing {
  return {
    name: name ?? "",
    says: says.join("\n"),
    conditions: gone.includes("connection") ? { ...conditions, connections: [] } : conditions,
    effects: {
      ...effects,
      assignee: gone.includes("assignee") ? null : effects.assignee,
      labels: gone.includes("label")
        ? effects.labels.filter((id) => labels.some((label) => label.id === id))
        : effects.labels,
    },
  };
}

export function draftOf({ name, says, conditions, effects }: Writing): RuleDraft {
  const lines = says.split("\n").map((line) => line.trim());
  return {
    name: name.trim() || null,
    conditions: { ...conditions, says: [...new Set(lines)].filter((line) => line !== "") },
    effects,
  };
}

export function asksSomething(conditions: RuleConditions): boolean {
  return Object.values(conditions).some((values) => values.length > 0);
}

export function doesSomething({ pin, labels, ...sets }: RuleDraft["effects"]): boolean {
  return pin || labels.length > 0 || Object.values(sets).some((value) => value !== null);
}

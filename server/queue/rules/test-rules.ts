/** Rules for tests: what is not given neither asks nor does anything. */
import type { RuleConditions, RuleDraft, RuleEffects } from "../../../contract/index.ts";

export function draftOf(
  conditions: Partial<RuleConditions>,
  effects: Partial<RuleEffects>,
  name: string | null = null,
): RuleDraft {
  return {
    name,
    conditions: {
      says: [],
      networks: [],
      connections: [],
      languages: [],
      kinds: [],
      topics: [],
      ...conditions,
    },
    effects: {
      kind: null,
      topic: null,
      mood: null,
      urgency: null,
      labels: [],
      assignee: null,
      pin: false,
      ...effects,
    },
  };
}

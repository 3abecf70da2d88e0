/** Rules for tests: what is not given neither asks nor does anything. */
import { RuleConditions, type RuleDraft, RuleEffects } from "../../../contract/index.ts";

export function draftOf(
  conditions: Partial<RuleConditions>,
  effects: Partial<RuleEffects>,
  name: string | null = null,
): RuleDraft {
  return {
    name,
    conditions: { ...RuleConditions.parse({}), ...conditions },
    effects: { ...RuleEffects.parse({}), ...effects },
  };
}

import type { DeadlineRule, Settings } from "./settings.ts";

/**
 * What the form starts with: the brand's own rules, or else what holds for each network without any. A list of rules
 * replaces the one before as a whole, so the last line, for all the rest, is always there.
 */
export function withTheRest({
  deadlineRules,
  defaults,
}: Pick<Settings, "deadlineRules" | "defaults">): DeadlineRule[] {
  const rules =
    deadlineRules.length > 0
      ? deadlineRules
      : defaults.flatMap(({ network, ordinary, pressing }) => [
          { ...ordinary, match: { ...ordinary.match, network } },
          { ...pressing, match: { ...ordinary.match, network, kind: "complaint" as const } },
          { ...pressing, match: { ...ordinary.match, network, minUrgency: 2 } },
        ]);
  return [...rules.filter((rule) => !isTheRest(rule)), rules.find(isTheRest) ?? REST];
}

export function isTheRest({ match }: DeadlineRule): boolean {
  return Object.values(match).every((value) => value === undefined);
}

const REST: DeadlineRule = { match: {}, first: 480, next: 480, resolution: 2 };

import type { Words } from "../../../locales/use-words.ts";

/** One of the brand's rules as the reason, by what it was called then. */
export function ruleWords({ t, quote }: Words, rule: string): string {
  return rule === "" ? t("rules:reason.unnamed") : t("rules:reason.rule", { rule: quote(rule) });
}

import type { Words } from "../../../locales/use-words.ts";
import type { Reason } from "./read-reasons.ts";
import { ruleWords } from "./rule-words.ts";

/** What a reason says, without the customer's own words; null for a code of a newer server. */
export function reasonWords(all: Words, { question, code, rule, label }: Reason): string | null {
  const { t, coded } = all;
  if (label) return label.name;
  if (code === "corrected") return t("reasons:corrected");
  return rule === undefined ? coded("reasons", `${question}.${code}`) : ruleWords(all, rule);
}

/** Why a label is what it is, in one sentence; null where nobody said why. */
export function becauseWords(all: Words, label: string, reasons: Reason[]): string | null {
  const { t, list, quote } = all;
  const said = reasons.flatMap((one) => {
    const reason = reasonWords(all, one);
    if (!reason) return [];
    return one.words.length > 0
      ? t("reasons:detail", { reason, detail: list(one.words.map(quote)) })
      : reason;
  });
  return said.length > 0 ? t("why:because", { label, reason: list(said) }) : null;
}

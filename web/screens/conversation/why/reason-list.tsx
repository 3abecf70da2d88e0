import { useWords } from "../../../locales/use-words.ts";
import type { Reason } from "./read-reasons.ts";
import { reasonWords } from "./reason-words.ts";
import { Said } from "./said.tsx";
import css from "./why.module.css";

/** By which words it was understood, question by question. */
export function ReasonList({ reasons }: { reasons: Reason[] }) {
  const all = useWords();
  const { t, coded, list, quote } = all;
  return (
    <dl className={css.reasons}>
      {reasons.map((one) => {
        const { question, code, words, label } = one;
        const reason = reasonWords(all, one);
        const about = coded("reasons", `question.${question}`) ?? coded("rules", `question.${question}`);
        if (!reason || !about) return null;
        return (
          <div key={`${question} ${label?.id ?? code}`}>
            <dt>{about}</dt>
            <dd>
              {words.length > 0 ? (
                <Said by={[one]}>{t("reasons:withWords", { reason, words: list(words.map(quote)) })}</Said>
              ) : (
                reason
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

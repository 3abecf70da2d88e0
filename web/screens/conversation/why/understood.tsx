import type { Item } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { PopoverPart } from "../../../ui/popover.tsx";
import type { Reason } from "./read-reasons.ts";
import { reasonWords } from "./reason-words.ts";
import { Said } from "./said.tsx";
import css from "./why.module.css";

/** For whoever wants to know more: by which words it was understood, and the arithmetic of the number. */
export function Understood({ item, reasons }: { item: Item; reasons: Reason[] }) {
  const all = useWords();
  const { t, coded, list, quote } = all;
  const [time] = item.priority.parts;
  const { atDeadline, minutesPerPoint } = time?.params ?? {};
  return (
    <PopoverPart low>
      <div className={css.foot}>
        {reasons.length > 0 ? (
          <details>
            <summary>{t("why:understood")}</summary>
            <dl className={css.reasons}>
              {reasons.map((one) => {
                const { question, code, words, label } = one;
                const reason = reasonWords(all, one);
                const about =
                  coded("reasons", `question.${question}`) ?? coded("rules", `question.${question}`);
                if (!reason || !about) return null;
                return (
                  <div key={`${question} ${label?.id ?? code}`}>
                    <dt>{about}</dt>
                    <dd>
                      {words.length > 0 ? (
                        <Said by={[one]}>
                          {t("reasons:withWords", { reason, words: list(words.map(quote)) })}
                        </Said>
                      ) : (
                        reason
                      )}
                    </dd>
                  </div>
                );
              })}
            </dl>
          </details>
        ) : null}
        {atDeadline ? (
          <details>
            <summary>{t("why:how")}</summary>
            <p>{t("why:howBody", { base: atDeadline, minutes: minutesPerPoint ?? "" })}</p>
          </details>
        ) : null}
      </div>
    </PopoverPart>
  );
}

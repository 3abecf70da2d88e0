import type { Conversation, Item } from "../../../../contract/index.ts";
import { useMay } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Correct } from "./correct.tsx";
import { PriorityParts } from "./priority-parts.tsx";
import { readReasons } from "./read-reasons.ts";
import css from "./why.module.css";

/** The number opens into its parts, each with its reason and its points; what it is can be set right here. */
export function Why({ conversation, item }: { conversation: Conversation; item: Item }) {
  const { t, coded, list, quote } = useWords();
  const may = useMay();
  const last = conversation.messages.findLast(({ direction, sorted }) => direction === "inbound" && sorted);
  const reasons = readReasons(last?.sorted);
  return (
    <>
      <section className={css.part}>
        <div className={css.head}>
          <h2>{t("conversation:why.title")}</h2>
          <span className={css.number}>{item.priority.shown}</span>
        </div>
        <PriorityParts parts={item.priority.parts} />
      </section>
      {reasons.length > 0 ? (
        <section className={css.part}>
          <h3>{t("conversation:why.triage")}</h3>
          <dl className={css.reasons}>
            {reasons.map(({ question, code, words }) => {
              const reason = coded("reasons", `${question}.${code}`);
              const about = coded("reasons", `question.${question}`);
              if (!reason || !about) return null;
              return (
                <div key={`${question} ${code}`}>
                  <dt>{about}</dt>
                  <dd>
                    {words.length > 0
                      ? t("reasons:withWords", { reason, words: list(words.map(quote)) })
                      : reason}
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
      ) : null}
      {may("correct") ? <Correct item={item} /> : null}
    </>
  );
}

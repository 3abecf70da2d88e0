import { Hourglass, Moon } from "lucide-react";
import type { Item } from "../../../contract/index.ts";
import { durationCount } from "../../locales/format.ts";
import { useWords } from "../../locales/use-words.ts";
import { Ring } from "../../ui/ring.tsx";
import { useNow } from "../../ui/use-now.ts";
import { countdown } from "../queue/countdown.ts";
import css from "./deadline-line.module.css";

/** "Answer by 10:34, 12 min left": the same ring as in the row, with the whole sentence. */
export function DeadlineLine({ item }: { item: Item | null }) {
  const words = useWords();
  const { t, moment, duration } = words;
  const now = useNow();
  if (!item) return <p className={css.line}>{t("conversation:noItem")}</p>;
  const state = countdown(item, now);
  const resolve = item.dueFor === "resolution";
  if (state.tone === "late" && item.dueAt) {
    const values = {
      by: moment("by", item.dueAt, now),
      at: moment("at", item.dueAt, now),
      duration: duration(state.minutes),
    };
    return (
      <p className={css.line} data-tone="late">
        <Ring share={1} tone="late" />
        {resolve ? t("conversation:resolveLate", values) : t("conversation:answerLate", values)}
      </p>
    );
  }
  if ((state.tone === "calm" || state.tone === "short") && item.dueAt) {
    const values = {
      by: moment("by", item.dueAt, now),
      duration: duration(state.minutes),
      count: durationCount(state.minutes),
    };
    return (
      <p className={css.line} data-tone={state.tone}>
        <Ring share={state.share} tone={state.tone} />
        {resolve ? t("conversation:resolveBy", values) : t("conversation:answerBy", values)}
      </p>
    );
  }
  if (state.tone === "snoozed") {
    return (
      <p className={css.line}>
        <Moon size={14} strokeWidth={1.75} aria-hidden="true" />
        {t("conversation:snoozed", { until: moment("until", state.until, now) })}
      </p>
    );
  }
  return (
    <p className={css.line}>
      {state.tone === "waiting" ? <Hourglass size={14} strokeWidth={1.75} aria-hidden="true" /> : null}
      {standing(item)}
    </p>
  );

  function standing({ state, closedAt, reason }: Item): string {
    if (state === "done" && closedAt)
      return t("conversation:closedAs.done", { at: moment("at", closedAt, now) });
    if (state === "set_aside") {
      return t("conversation:closedAs.set_aside", {
        reason: words.coded("common", `reason.${reason}`) ?? "",
      });
    }
    if (state === "waiting_customer" || state === "waiting_department") return t(`common:state.${state}`);
    return t("conversation:noDeadline");
  }
}

import { Link } from "@tanstack/react-router";
import { memo } from "react";
import type { useCounts } from "../../api/queue.ts";
import { useWords } from "../../locales/use-words.ts";
import { itemStates } from "./codes.ts";
import css from "./today-line.module.css";

type Counts = NonNullable<ReturnType<typeof useCounts>["data"]>;

/** How the day goes, at the foot of the queue: each figure leads to the conversations behind it. */
export const TodayLine = memo(function TodayLine({ counts }: { counts: Counts | null }) {
  const { t, figure, duration } = useWords();
  if (!counts) return <p className={css.line} />;
  const { late, today } = counts;
  const median = today.medianFirstAnswerMinutes;
  return (
    <p className={css.line}>
      <span className="visually-hidden">{t("today:label")}: </span>
      {today.answered > 0 ? (
        <Link
          to="/queue"
          search={{
            tab: "all",
            sort: "newest",
            filter: { answeredFrom: today.since, states: [...itemStates] },
          }}
        >
          {t("today:answered", { count: today.answered, figure: figure(today.answered) })}
          {median === null ? null : ` · ${t("today:median", { duration: duration(Math.max(1, median)) })}`}
        </Link>
      ) : (
        <span>{t("today:answered", { count: 0, figure: figure(0) })}</span>
      )}
      {late > 0 ? (
        <Link to="/queue" search={{ tab: "all", sort: "due", filter: { late: true } }} data-late>
          {t("today:late", { count: late, figure: figure(late) })}
        </Link>
      ) : (
        <span>{t("today:onTime")}</span>
      )}
    </p>
  );
});

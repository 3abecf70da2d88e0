import { Link } from "@tanstack/react-router";
import { useWords } from "../../../locales/use-words.ts";
import css from "./rules.module.css";
import type { Trial } from "./use-trial.ts";

/** "Would have matched 14 of the last 2,000": follows what is written. */
export function TrialCount({ trial: { data, error } }: { trial: Trial }) {
  const { t } = useWords();
  const words = () => {
    if (error) return "\u00a0";
    if (!data) return t("rules:trying");
    if (data.of === 0) return t("rules:wouldNothing");
    return t("rules:would", { matched: data.matched, count: data.of });
  };
  return (
    <p className={css.count} role="status">
      {words()}
    </p>
  );
}

/** The newest of them; one opens beside, so that what is being written stays. */
export function TrialExamples({ trial: { data } }: { trial: Trial }) {
  const { t, moment } = useWords();
  if (!data || data.newest.length === 0) return null;
  return (
    <details className={css.examples}>
      <summary>{t("rules:examples", { count: data.newest.length })}</summary>
      <ul>
        {data.newest.map(({ id, conversationId, text, publishedAt }) => (
          <li key={id}>
            <Link to="/queue/$conversationId" params={{ conversationId }} target="_blank" dir="auto">
              {text || "…"}
            </Link>
            <time dateTime={publishedAt}>{moment("at", publishedAt)}</time>
          </li>
        ))}
      </ul>
    </details>
  );
}

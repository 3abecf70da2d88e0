import { useWords } from "../../../locales/use-words.ts";
import css from "../settings.module.css";

const MINUTE = 60_000;

/** Moments, days and figures as this language writes them. */
export function LanguageSample() {
  const { t, moment, longDate, duration, figure } = useWords();
  const now = Date.now();
  const lines = [
    [t("settings:appearance.deadline"), moment("by", new Date(now + 95 * MINUTE))],
    [t("settings:appearance.later"), moment("at", new Date(now + 3 * 24 * 60 * MINUTE))],
    [t("settings:appearance.date"), longDate(new Date(now - 60 * 24 * 60 * MINUTE).toISOString())],
    [t("settings:appearance.duration"), duration(65)],
    [t("settings:appearance.figure"), figure(12_431.5)],
  ] as const;
  return (
    <dl className={`${css.facts} figures`}>
      {lines.map(([what, how]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{how}</dd>
        </div>
      ))}
    </dl>
  );
}

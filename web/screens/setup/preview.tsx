import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { clock, longDate, weekday } from "../../locales/format.ts";
import { OWN_NAMES } from "../../locales/languages.ts";
import { useWords } from "../../locales/use-words.ts";
import type { Answers } from "./answers.ts";
import css from "./setup.module.css";

/** What comes of the answers, before anything is kept. */
export function Preview({ answers }: { answers: Answers }) {
  const { t, language, list } = useWords();
  const { country, region } = answers;
  const { data } = useQuery(
    api.setup.preview.queryOptions({
      input: region ? { country, region } : { country },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <aside className={css.preview} aria-labelledby="preview-title">
      <h2 id="preview-title">{t("setup:preview.title")}</h2>
      <dl className={css.facts}>
        <Line words={t("setup:preview.clock")}>{data ? now(data) : ""}</Line>
        <Line words={t("setup:preview.holiday")}>{data ? holiday(data.nextHoliday) : ""}</Line>
        <Line words={t("setup:preview.answers")}>
          {list(answers.languages.map((code) => OWN_NAMES[code]))}
        </Line>
        <Line words={t("setup:preview.first")}>{t("setup:preview.firstBody")}</Line>
      </dl>
    </aside>
  );

  function now({ timeZone, now }: { timeZone: string; now: string }): string {
    const at = new Date(now);
    const place = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
    return `${place}, ${weekday(language, at, timeZone)} ${clock(language, at, timeZone)}`;
  }

  function holiday(next: { date: string; name: Record<string, string> } | null): string {
    if (!next) return t("setup:preview.noHoliday");
    const name = next.name[language] ?? Object.values(next.name)[0] ?? "";
    const date = longDate(language, new Date(`${next.date.slice(0, 10)}T12:00:00Z`), new Date(), "UTC");
    return name ? `${date}, ${name}` : date;
  }
}

function Line({ words, children }: { words: string; children: string }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>{children}</dd>
    </div>
  );
}

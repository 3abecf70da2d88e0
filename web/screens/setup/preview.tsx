import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Language } from "../../../contract/index.ts";
import { api } from "../../api/client.ts";
import { clock, longDate, weekday } from "../../locales/format.ts";
import { useWords } from "../../locales/use-words.ts";
import type { Answers } from "./answers.ts";
import { openDays, shortHour, type Week } from "./opening.ts";
import css from "./preview.module.css";
import { Sample } from "./sample.tsx";

/** A Monday: days of the week are named from it. */
const MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY_MS = 86_400_000;

/** How a brand speaks to people at first, in each language. */
const FORMS: Record<Language, "tu" | "third" | "vous" | "you"> = {
  ca: "tu",
  es: "tu",
  it: "tu",
  pt: "third",
  fr: "vous",
  en: "you",
};

/** What comes of the answers, before anything is kept. */
export function Preview({ answers }: { answers: Answers }) {
  const { t, language, list, languageName } = useWords();
  const { country, region, brand, languages } = answers;
  const { data } = useQuery(
    api.setup.preview.queryOptions({
      input: region ? { country, region } : { country },
      placeholderData: keepPreviousData,
    }),
  );
  const first = languages[0];
  return (
    <aside className={css.preview} aria-labelledby="preview-title">
      <h2 id="preview-title">{t("setup:preview.title")}</h2>
      <div className={css.card}>
        {data?.nextHoliday && first ? (
          <Sample
            brand={brand}
            language={first}
            timeZone={data.timeZone}
            now={new Date(data.now)}
            week={data.week}
            holiday={data.nextHoliday.date}
          />
        ) : null}
        <dl className={css.facts}>
          <Line words={t("setup:preview.clock")}>{data ? now(data) : ""}</Line>
          <Line words={t("setup:preview.holiday")}>{data ? holiday(data.nextHoliday) : ""}</Line>
          <Line words={t("setup:preview.hours")}>{data ? hours(data.week) : ""}</Line>
          <Line words={t("setup:preview.say")}>{said()}</Line>
          <Line words={t("setup:preview.first")}>{t("setup:preview.firstBody")}</Line>
        </dl>
      </div>
    </aside>
  );

  function now({ timeZone, now }: { timeZone: string; now: string }): string {
    const at = new Date(now);
    const place = timeZone === "Europe/Andorra" ? "Andorra la Vella" : timeZone.split("/").at(-1);
    const city = place?.replaceAll("_", " ") ?? timeZone;
    return `${city}, ${weekday(language, at, timeZone)} ${clock(language, at, timeZone)}`;
  }

  function holiday(next: { date: string; name: Record<string, string> } | null): string {
    if (!next) return t("setup:preview.noHoliday");
    const name = next.name[language] ?? Object.values(next.name)[0] ?? "";
    const date = longDate(language, new Date(`${next.date.slice(0, 10)}T12:00:00Z`), new Date(), "UTC");
    return name ? `${date}, ${name}` : date;
  }

  function hours(week: Week): string {
    const lines = openDays(week).map(({ first, last, periods }) => {
      const values = {
        from: dayName(first),
        to: dayName(last),
        hours: list(periods.map(({ from, to }) => `${shortHour(from)}–${shortHour(to)}`)),
      };
      return first === last ? t("setup:preview.oneDay", values) : t("setup:preview.days", values);
    });
    return lines.join(", ");
  }

  function dayName(day: number): string {
    return weekday(language, new Date(MONDAY + (day - 1) * DAY_MS), "UTC");
  }

  function said(): string {
    const byForm = Map.groupBy(languages, (code) => FORMS[code]);
    return [...byForm]
      .map(([form, codes]) =>
        t(`setup:preview.form.${form}`, {
          languages: list(codes.map((code) => languageName(code) ?? code)),
        }),
      )
      .join(", ");
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

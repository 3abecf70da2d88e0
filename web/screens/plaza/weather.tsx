import { useQuery } from "@tanstack/react-query";
import type { Plaza } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import { Choice } from "../../ui/choice.tsx";
import css from "./plaza.module.css";
import { Refused } from "./refused.tsx";
import { useAct } from "./use-plaza.ts";

const WEATHERS = [
  "clear",
  "down",
  "slow",
  "silent",
  "rate_limited",
  "refuse",
  "html",
  "lost_answer",
] as const;
const MINUTES = 5;

/** What goes wrong on Plaza for a while, to see what the desk does then. This page itself is spared. */
export function Weather({ plaza }: { plaza: Plaza }) {
  const { t, moment } = useWords();
  const weather = useQuery({
    queryKey: ["plaza", "weather"],
    queryFn: plaza.weather,
    refetchInterval: 5_000,
  });
  const make = useAct((mode: string) => plaza.makeWeather(mode, MINUTES));
  const mode = WEATHERS.find((one) => one === weather.data?.mode) ?? "clear";
  return (
    <section className={css.weather}>
      <Choice
        label={t("plaza:weather.label")}
        value={mode}
        options={WEATHERS.map((id) => ({ id, words: t(`plaza:weather.${id}`) }))}
        onChoose={(id) => make.mutate(id)}
      />
      <p className={css.quiet}>
        {weather.data
          ? t("plaza:weather.until", { at: moment("at", weather.data.until) })
          : t("plaza:weather.hint", { count: MINUTES })}
      </p>
      {make.error ? <Refused error={make.error} /> : null}
    </section>
  );
}

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { moment } from "../../../locales/moments.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Field } from "../../../ui/field.tsx";
import css from "../settings.module.css";
import own from "./deadlines.module.css";
import type { Schedule } from "./settings.ts";
import { comingWeekday, instantAt, timeOf } from "./wall-clock.ts";

const FRIDAY = 5;

/** "A message on Friday 16:45 is due …", with the calendar as it stands in the form, saved or not. */
export function TryDeadline({ schedule }: { schedule: Schedule }) {
  const { t, language, coded } = useWords();
  const [date, setDate] = useState(() => comingWeekday(FRIDAY, new Date(), schedule.timeZone));
  const [typed, setTyped] = useState("16:45");
  const [minutes, setMinutes] = useState("60");
  const time = timeOf(typed);
  const figure = Math.round(Number(minutes));
  const ready = date !== "" && time !== null && figure >= 1 && figure <= 100_000;
  const tried = useQuery({
    ...api.settings.tryDeadline.queryOptions({
      input: {
        schedule,
        at: ready ? instantAt(date, time, schedule.timeZone).toISOString() : "",
        minutes: figure,
      },
    }),
    enabled: ready,
    placeholderData: keepPreviousData,
    retry: false,
  });

  return (
    <section aria-labelledby="try-deadline" className={css.once}>
      <h3 id="try-deadline">{t("settings:try.title")}</h3>
      <div className={own.try}>
        <Field label={t("settings:try.date")} type="date" value={date} onChange={setDate} />
        <Field
          label={t("settings:try.time")}
          inputMode="numeric"
          maxLength={5}
          value={typed}
          onChange={setTyped}
        />
        <Field label={t("settings:try.minutes")} type="number" value={minutes} onChange={setMinutes} />
      </div>
      <p className={own.answer} role="status">
        {ready ? answer() : t("settings:try.unready")}
      </p>
    </section>
  );

  function answer(): string {
    if (!tried.data) return tried.isError ? t("settings:try.refused") : "";
    const { dueAt, problems } = tried.data;
    const [problem] = problems;
    if (problem)
      return coded("settings", `problem.${problem.code}`, problem.params ?? {}) ?? t("settings:try.refused");
    if (!dueAt) return t("settings:try.never");
    const { timeZone } = schedule;
    return t("settings:try.due", { due: moment(language, "at", new Date(dueAt), new Date(), timeZone) });
  }
}

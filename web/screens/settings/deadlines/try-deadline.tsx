import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { moment } from "../../../locales/moments.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Choice } from "../../../ui/choice.tsx";
import { Field } from "../../../ui/field.tsx";
import own from "./deadlines.module.css";
import { type Line, placeOf } from "./lines.ts";
import { lateOnFriday, type Schedule } from "./settings.ts";
import { isTheRest } from "./starting-rules.ts";
import { useMatchWords, usePlaces } from "./use-places.ts";
import { comingWeekday, instantAt, timeOf } from "./wall-clock.ts";

const FRIDAY = 5;
const OWN = "own";

/** "A message that comes Friday 16:45 is due …", with lines and calendar as they stand in the forms, saved or not. */
export function TryDeadline({ schedule, lines }: { schedule: Schedule; lines: Line[] }) {
  const { t, language, coded } = useWords();
  const networks = useQuery(api.connections.networks.queryOptions());
  const { nameOf } = usePlaces(networks.data ?? []);
  const matchWords = useMatchWords();
  const [date, setDate] = useState(() => comingWeekday(FRIDAY, new Date(), schedule.timeZone));
  const [typed, setTyped] = useState(() => lateOnFriday(schedule));
  const [key, setKey] = useState<number | null>(lines[0]?.key ?? null);
  const [ownMinutes, setOwnMinutes] = useState("60");
  const line = lines.find((one) => one.key === key);
  const time = timeOf(typed);
  const minutes = line ? line.rule.first : Math.round(Number(ownMinutes));
  const ready = date !== "" && time !== null && minutes >= 1 && minutes <= 100_000;
  const at = ready ? instantAt(date, time, schedule.timeZone) : null;
  const tried = useQuery({
    ...api.settings.tryDeadline.queryOptions({
      input: { schedule, at: at?.toISOString() ?? "", minutes },
    }),
    enabled: ready,
    placeholderData: keepPreviousData,
    retry: false,
  });

  return (
    <>
      <p className={own.answer} role="status">
        {at ? answer(at) : t("settings:try.unready")}
      </p>
      <section aria-label={t("settings:try.title")} className={own.try}>
        <div className={own.which}>
          <Choice
            label={t("settings:try.line")}
            value={line ? String(line.key) : OWN}
            options={[
              ...lines.map(({ key: id, rule }) => ({ id: String(id), words: lineWords(rule) })),
              { id: OWN, words: t("settings:try.own") },
            ]}
            onChoose={(id) => setKey(id === OWN ? null : Number(id))}
          />
        </div>
        <Field label={t("settings:try.date")} type="date" value={date} onChange={setDate} />
        <Field
          label={t("settings:try.time")}
          inputMode="numeric"
          maxLength={5}
          value={typed}
          onChange={setTyped}
        />
        <Field
          label={t("settings:try.minutes")}
          inputMode="numeric"
          value={line ? String(minutes) : ownMinutes}
          onChange={(text) => {
            setKey(null);
            setOwnMinutes(text);
          }}
        />
      </section>
    </>
  );

  function lineWords(rule: Line["rule"]): string {
    const place = nameOf(placeOf(rule));
    return isTheRest(rule) ? place : `${place} · ${matchWords(rule.match)}`;
  }

  function answer(when: Date): string {
    if (!tried.data) return tried.isError ? t("settings:try.refused") : "\u00a0";
    const { dueAt, problems } = tried.data;
    const [problem] = problems;
    if (problem)
      return coded("settings", `problem.${problem.code}`, problem.params ?? {}) ?? t("settings:try.refused");
    if (!dueAt) return t("settings:try.never");
    const say = (day: Date) => moment(language, "at", day, new Date(), schedule.timeZone);
    return t("settings:try.due", { at: say(when), due: say(new Date(dueAt)) });
  }
}

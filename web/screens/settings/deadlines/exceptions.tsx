import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { longDate, weekday } from "../../../locales/format.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import css from "../settings.module.css";
import own from "./deadlines.module.css";
import { Periods } from "./periods.tsx";
import type { Exception } from "./settings.ts";

interface Props {
  exceptions: Exception[];
  onChange: (exceptions: Exception[]) => void;
}

/** Single days that go before the week and before holidays: closed, or open at other hours. */
export function Exceptions({ exceptions, onChange }: Props) {
  const { t, language } = useWords();
  const [date, setDate] = useState("");
  const [name, setName] = useState("");
  const change = (changed: Exception) =>
    onChange(exceptions.map((one) => (one.date === changed.date ? changed : one)));
  const isNew = date !== "" && exceptions.every((one) => one.date !== date);

  function add() {
    const made: Exception = { date, periods: [], ...(name.trim() ? { name: name.trim() } : {}) };
    onChange([...exceptions, made].sort((a, b) => a.date.localeCompare(b.date)));
    setDate("");
    setName("");
  }

  return (
    <div>
      {exceptions.map((exception) => {
        const noon = new Date(`${exception.date}T12:00:00Z`);
        const day = longDate(language, noon, new Date(), "UTC");
        return (
          <fieldset key={exception.date} className={`${own.day} ${own.exception}`} aria-label={day}>
            <span className={css.who}>
              <span>{day}</span>
              <span className={css.quiet}>{exception.name ?? weekday(language, noon, "UTC")}</span>
            </span>
            <Periods
              of={day}
              periods={exception.periods}
              onChange={(periods) => change({ ...exception, periods })}
            />
            <IconButton
              label={t("settings:calendar.removeException", { day })}
              onPress={() => onChange(exceptions.filter((one) => one.date !== exception.date))}
            >
              <Trash2 size={16} aria-hidden="true" />
            </IconButton>
          </fieldset>
        );
      })}
      <div className={own.addException}>
        <Field label={t("settings:calendar.date")} type="date" value={date} onChange={setDate} />
        <Field label={t("settings:calendar.why")} maxLength={100} value={name} onChange={setName} />
        <Button isDisabled={!isNew} onPress={add}>
          <Plus size={16} aria-hidden="true" />
          {t("settings:calendar.addException")}
        </Button>
      </div>
    </div>
  );
}

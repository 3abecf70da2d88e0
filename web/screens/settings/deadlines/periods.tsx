import { Plus, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useWords } from "../../../locales/use-words.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import css from "../settings.module.css";
import own from "./deadlines.module.css";
import type { Period } from "./settings.ts";
import { timeOf } from "./wall-clock.ts";

interface Props {
  /** Whose periods: the day's name. */
  of: string;
  periods: Period[];
  onChange: (periods: Period[]) => void;
}

export function Periods({ of, periods, onChange }: Props) {
  const { t } = useWords();
  const change = (at: number, changed: Partial<Period>) =>
    onChange(periods.map((period, i) => (i === at ? { ...period, ...changed } : period)));
  return (
    <>
      <div className={own.periods}>
        {periods.length === 0 ? <span className={css.quiet}>{t("settings:calendar.closed")}</span> : null}
        {/* A period has no name of its own but its place in the day; a removed one makes the rest new. */}
        {[...periods.entries()].map(([at, period]) => (
          <span key={`${at} of ${periods.length}`} className={own.period}>
            <Time
              label={t("settings:calendar.from", { day: of })}
              value={period.from}
              onChange={(from) => change(at, { from })}
            />
            <span aria-hidden="true">–</span>
            <Time
              label={t("settings:calendar.to", { day: of })}
              value={period.to}
              onChange={(to) => change(at, { to })}
            />
            <IconButton
              label={t("settings:calendar.removePeriod", { day: of })}
              onPress={() => onChange(periods.filter((_, i) => i !== at))}
            >
              <X size={14} aria-hidden="true" />
            </IconButton>
          </span>
        ))}
      </div>
      <IconButton
        label={t("settings:calendar.addPeriod", { day: of })}
        onPress={() => onChange([...periods, nextPeriod(periods)])}
      >
        <Plus size={16} aria-hidden="true" />
      </IconButton>
    </>
  );
}

/** A time typed as people type it; put in order when the field is left. */
function Time({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (time: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <input
      className={own.time}
      aria-label={label}
      aria-invalid={timeOf(typed) === null}
      inputMode="numeric"
      maxLength={5}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        const time = timeOf(event.target.value);
        if (time && event.target.value.length === 5) onChange(time);
      }}
      onBlur={() => {
        const time = timeOf(typed);
        if (time) {
          setTyped(time);
          onChange(time);
        }
      }}
    />
  );
}

function nextPeriod(periods: Period[]): Period {
  const last = periods.at(-1)?.to ?? "";
  return last === "" || last >= "17:00" ? { from: "09:00", to: "17:00" } : { from: last, to: "19:00" };
}

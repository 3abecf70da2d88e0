import { weekday } from "../../../locales/format.ts";
import { useWords } from "../../../locales/use-words.ts";
import own from "./deadlines.module.css";
import { Periods } from "./periods.tsx";
import { type Schedule, WEEKDAYS } from "./settings.ts";

interface Props {
  week: Schedule["week"];
  onChange: (week: Schedule["week"]) => void;
}

/** Seven days, each with as many periods as it needs. */
export function Week({ week, onChange }: Props) {
  const { language } = useWords();
  return (
    <div>
      {WEEKDAYS.map((day) => {
        // 1 January 2024 was a Monday.
        const name = weekday(language, new Date(Date.UTC(2024, 0, Number(day), 12)), "UTC");
        return (
          <fieldset key={day} className={own.day} aria-label={name}>
            <span>{name}</span>
            <Periods
              of={name}
              periods={week[day] ?? []}
              onChange={(periods) => onChange({ ...week, [day]: periods })}
            />
          </fieldset>
        );
      })}
    </div>
  );
}

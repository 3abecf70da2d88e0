import { weekday } from "../../../locales/format.ts";
import { useWords } from "../../../locales/use-words.ts";
import own from "./deadlines.module.css";
import { Periods } from "./periods.tsx";
import { type Period, type Schedule, WEEKDAYS } from "./settings.ts";

interface Props {
  week: Schedule["week"];
  onChange: (week: Schedule["week"]) => void;
}

/** Seven days, each drawn from midnight to midnight, with as many periods as it needs. */
export function Week({ week, onChange }: Props) {
  const { language } = useWords();
  return (
    <div className={own.week}>
      <div className={own.hours} aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
      {WEEKDAYS.map((day) => {
        // 1 January 2024 was a Monday.
        const name = weekday(language, new Date(Date.UTC(2024, 0, Number(day), 12)), "UTC");
        const periods = week[day] ?? [];
        return (
          <fieldset key={day} className={own.day} aria-label={name}>
            <span className={own.dayName}>{name}</span>
            <Bar periods={periods} />
            <Periods of={name} periods={periods} onChange={(after) => onChange({ ...week, [day]: after })} />
          </fieldset>
        );
      })}
    </div>
  );
}

/** The hours say the same in words: this is for the eye alone. */
function Bar({ periods }: { periods: Period[] }) {
  return (
    <span className={own.bar} aria-hidden="true">
      {periods.map(({ from, to }) => {
        const start = shareOf(from);
        const width = Math.max(shareOf(to) - start, 0);
        return (
          <span
            key={`${from}–${to}`}
            className={own.open}
            style={{ left: `${start}%`, width: `${width}%` }}
          />
        );
      })}
    </span>
  );
}

/** "12:00" is half of a day: 50. */
function shareOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return ((hour * 60 + minute) / 1440) * 100;
}

import { longDate } from "../../../locales/format.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Tick } from "../../../ui/tick.tsx";
import css from "../settings.module.css";
import own from "./deadlines.module.css";
import type { Settings } from "./settings.ts";

interface Props {
  holidays: Settings["holidays"];
  /** Rules of the holidays on which the brand works all the same, every year. */
  worked: string[];
  onChange: (worked: string[]) => void;
}

export function Holidays({ holidays, worked, onChange }: Props) {
  const { t, language } = useWords();
  const coming = comingOnes(holidays, new Date());
  if (coming.length === 0) return <p className={css.quiet}>{t("settings:calendar.noneListed")}</p>;
  return (
    <ul>
      {coming.map(({ date, rule, name }) => {
        const day = longDate(language, new Date(`${date.slice(0, 10)}T12:00:00Z`), new Date(), "UTC");
        const words = name[language] ?? Object.values(name)[0] ?? rule;
        return (
          <li key={date} className={own.holiday}>
            <time dateTime={date.slice(0, 10)}>{day}</time>
            <span className={`${own.holidayName} ${worked.includes(rule) ? own.worked : ""}`}>{words}</span>
            <Tick
              aria-label={t("settings:calendar.workedOn", { day: words })}
              isSelected={worked.includes(rule)}
              onChange={(works) => onChange(works ? [...worked, rule] : worked.filter((one) => one !== rule))}
            >
              {t("settings:calendar.worked")}
            </Tick>
          </li>
        );
      })}
    </ul>
  );
}

/** Each holiday once, at its next date: what is decided about it holds every year. */
function comingOnes(holidays: Props["holidays"], now: Date): Props["holidays"] {
  const today = now.toISOString().slice(0, 10);
  const seen = new Set<string>();
  return holidays.filter(({ date, rule }) => {
    if (date < today || seen.has(rule)) return false;
    seen.add(rule);
    return true;
  });
}

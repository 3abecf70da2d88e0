import { CheckCheck, Globe } from "lucide-react";
import type { Language } from "../../../contract/index.ts";
import { longDate, weekday } from "../../locales/format.ts";
import { useWords } from "../../locales/use-words.ts";
import { Face } from "../../ui/face.tsx";
import joana from "./joana.svg";
import { openAfter, type Week } from "./opening.ts";
import css from "./preview.module.css";
import { SAMPLE_WORDS } from "./sample-words.ts";

interface Props {
  brand: string;
  language: Language;
  /** Of the brand, and what it is there now. */
  timeZone: string;
  now: Date;
  week: Week;
  /** The next day that it is closed on, `YYYY-MM-DD…`. */
  holiday: string;
}

const JOANA = "Joana Vidal";
const ANSWERED_MS = 60_000;

/** A first conversation, as it would be: asked in the brand's first language, answered and signed by the brand. */
export function Sample({ brand, language, timeZone, now, week, holiday }: Props) {
  const { t, languageName, clock } = useWords();
  const back = openAfter(week, holiday);
  if (!back) return null;
  const says = SAMPLE_WORDS[language];
  const date = longDate(language, new Date(`${holiday.slice(0, 10)}T12:00:00Z`), now, "UTC");
  const day = weekday(language, back.date, "UTC");
  const asked = new Date(now.getTime() - ANSWERED_MS);
  const labels = [t("common:kind.question"), t("setup:sample.topic"), languageName(language)];
  return (
    <div className={css.sample}>
      <Face name={JOANA} url={joana} network="plaza" />
      <div className={css.said}>
        <p className={css.who}>
          <strong>{JOANA}</strong>
          <span className={`${css.quiet} figures`}>{clock(asked, timeZone)}</span>
          <span className={`${css.quiet} ${css.took}`}>{t("setup:sample.took")}</span>
        </p>
        <p className={css.asks} lang={language}>
          {says.asks(date)}
        </p>
        <p className={css.quiet}>{labels.filter(Boolean).join(" · ")}</p>
        <p className={css.answer} lang={language}>
          {says.answers({ date, day, hour: back.hour })} {`—\u2060${brand.trim() || t("setup:sample.brand")}`}
        </p>
        <p className={`${css.quiet} ${css.sent}`}>
          <Globe size={13} aria-hidden="true" />
          <span className="figures">{t("setup:sample.sent", { at: clock(now, timeZone) })}</span>
          <CheckCheck size={14} aria-hidden="true" />
        </p>
      </div>
    </div>
  );
}

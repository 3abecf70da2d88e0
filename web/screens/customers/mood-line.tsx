import { useWords } from "../../locales/use-words.ts";
import type { CustomerOf } from "./customer-of.ts";
import css from "./customer-pane.module.css";

const HEIGHTS = { positive: 6, neutral: 18, negative: 30 };
const WIDTH = 280;
const SHOWN = 12;

/** Mood over time as a small line; the words beside it say the same. */
export function MoodLine({ moods }: Pick<CustomerOf, "moods">) {
  const { t } = useWords();
  const shown = moods.slice(-SHOWN);
  const first = shown[0];
  const last = shown.at(-1);
  if (!first || !last) return null;
  const step = shown.length > 1 ? (WIDTH - 12) / (shown.length - 1) : 0;
  const points = shown.map(({ mood }, index) => ({ x: 6 + index * step, y: HEIGHTS[mood] }));
  const words = { from: t(`common:mood.${first.mood}`), to: t(`common:mood.${last.mood}`) };
  return (
    <section>
      <h3 className={css.title}>
        {t("customer:mood.title")}
        <span className={css.beside}>
          {first.mood === last.mood ? words.to : t("customer:mood.changed", words)}
        </span>
      </h3>
      {shown.length > 1 ? (
        <svg className={css.mood} viewBox={`0 0 ${WIDTH} 36`} aria-hidden="true">
          <polyline
            points={points.map(({ x, y }) => `${x},${y}`).join(" ")}
            fill="none"
            stroke="var(--ink-2)"
          />
          {points.map(({ x, y }, index) => (
            <circle
              key={x}
              cx={x}
              cy={y}
              r={3}
              fill={index === points.length - 1 ? "var(--ink)" : "var(--page)"}
              stroke="var(--ink-2)"
            />
          ))}
        </svg>
      ) : null}
    </section>
  );
}

import { useWords } from "../../../locales/use-words.ts";
import { Ring } from "../../../ui/ring.tsx";
import css from "./composer.module.css";
import type { MeasuredAnswer } from "./use-measure.ts";

const COUNT_FROM = 0.8;
const BOLD_BELOW = 20;
/** Where a network gives so little room, one always counts. */
const SHORT = 300;

interface Props {
  measured: MeasuredAnswer;
  /** It goes out as several posts: what counts is the last one. */
  asThread: boolean;
}

/** A ring that fills, then counts; over the limit both are red and say by how many. */
export function MeasureRing({ measured, asThread }: Props) {
  const { t, figure } = useWords();
  const { max } = measured;
  const used = asThread ? (measured.parts?.at(-1)?.used ?? 0) : measured.used;
  const over = asThread ? 0 : measured.over;
  const left = max - used;
  const share = max > 0 ? used / max : 0;
  const shown = over > 0 || share >= COUNT_FROM || (max <= SHORT && used > 0);
  return (
    <span className={css.measure}>
      {shown ? (
        <span data-over={over > 0 || undefined} data-near={left < BOLD_BELOW || undefined} aria-hidden="true">
          {over > 0 ? `−${figure(over)}` : figure(left)}
        </span>
      ) : null}
      <span className="visually-hidden">{t("composer:left", { count: Math.max(0, left) })}</span>
      <Ring share={over > 0 ? 1 : share} tone={over > 0 ? "over" : "measure"} size={18} />
    </span>
  );
}

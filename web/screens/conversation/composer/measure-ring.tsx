import { useWords } from "../../../locales/use-words.ts";
import { Ring } from "../../../ui/ring.tsx";
import css from "./composer.module.css";
import type { MeasuredAnswer } from "./use-measure.ts";

const COUNT_FROM = 0.8;
const BOLD_BELOW = 20;

/** A ring that fills, then counts; over the limit it says by how many. A thread counts its last post. */
export function MeasureRing({ measured, parts }: { measured: MeasuredAnswer; parts: number }) {
  const { t, figure } = useWords();
  const last = parts > 1 ? (measured.parts?.at(-1)?.used ?? 0) : measured.used;
  const over = parts > 1 ? 0 : measured.over;
  const left = measured.max - last;
  const share = measured.max > 0 ? last / measured.max : 0;
  const shown = over > 0 || share >= COUNT_FROM;
  return (
    <span className={css.measure}>
      {shown ? (
        <span data-over={over > 0 || undefined} data-near={left < BOLD_BELOW || undefined} aria-hidden="true">
          {figure(over > 0 ? -over : left)}
        </span>
      ) : null}
      <span className="visually-hidden">{t("composer:left", { count: Math.max(0, left) })}</span>
      <Ring share={share} tone={over > 0 ? "over" : "measure"} size={18} />
    </span>
  );
}

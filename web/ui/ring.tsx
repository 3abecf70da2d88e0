import css from "./ring.module.css";

export type RingTone = "calm" | "short" | "late" | "measure" | "over";

interface Props {
  /** 0 to 1: how much of the ring is drawn. */
  share: number;
  tone: RingTone;
  size?: number;
}

/** A thin ring; the words or the figure beside it say the same. Late is a disc with a sign, not a ring. */
export function Ring({ share, tone, size = 14 }: Props) {
  if (tone === "late") {
    return (
      <span className={css.late} style={{ width: size, height: size }} aria-hidden="true">
        !
      </span>
    );
  }
  const stroke = 2.25;
  const radius = (size - stroke) / 2;
  const length = 2 * Math.PI * radius;
  const drawn = Math.min(1, Math.max(0, share)) * length;
  const middle = size / 2;
  return (
    <svg width={size} height={size} className={css[tone]} aria-hidden="true" focusable="false">
      <circle cx={middle} cy={middle} r={radius} fill="none" stroke="var(--line-2)" strokeWidth={stroke} />
      <circle
        cx={middle}
        cy={middle}
        r={radius}
        fill="none"
        stroke="currentColor"
        strokeWidth={stroke}
        strokeDasharray={`${drawn} ${length}`}
        transform={`rotate(-90 ${middle} ${middle})`}
      />
    </svg>
  );
}

/**
 * How long a text is, at once and while it is typed: an estimate by the network's unit. What counts in the end is the
 * server's own measure, which the composer asks for as soon as the typing pauses.
 */
export type Unit = "graphemes" | "characters" | "bytes";
export interface Limit {
  max: number;
  unit: Unit;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const encoder = new TextEncoder();

export function lengthIn(unit: Unit, text: string): number {
  switch (unit) {
    case "graphemes":
      return [...segmenter.segment(text)].length;
    case "characters":
      return text.length;
    case "bytes":
      return encoder.encode(text).length;
    default:
      return unit satisfies never;
  }
}

export interface Measured {
  used: number;
  max: number;
  /** By how much it is too long, in the first unit; 0 when it fits. */
  over: number;
}

/** A second ceiling counts where it is hit first. */
export function measure(text: string, { max, unit, also }: Limit & { also: Limit | null }): Measured {
  const used = lengthIn(unit, text);
  return { used, max, over: Math.max(0, used - max, also ? overInUnits(text, used, also) : 0) };
}

function overInUnits(text: string, used: number, also: Limit): number {
  const length = lengthIn(also.unit, text);
  return length <= also.max ? 0 : Math.max(1, Math.ceil(((length - also.max) / length) * used));
}

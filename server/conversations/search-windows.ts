/**
 * A word that stands in fifty thousand messages must not cost fifty thousand rows. Beside its words every message is
 * indexed under five blocks of time, of 2, 8, 32, 128 and 512 days, and a search walks back through windows, each
 * four times as long as the one before, until it has enough: only the newest are read for what is frequent, all of
 * them for what is rare. The marks are those of `escolta_search` in the tables.
 */
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const BLOCKS = [
  { days: 2, letter: "a" },
  { days: 8, letter: "b" },
  { days: 32, letter: "c" },
  { days: 128, letter: "d" },
  { days: 512, letter: "e" },
] as const;

export interface Window {
  /** Index words: a message that has one of them, and is not newer than this window, is of this window. */
  marks: [string, string];
  /** Epoch milliseconds: where this window begins, and the next one ends. */
  from: number;
}

/**
 * Newest first, overlapping: each is the block of now and the one before. Two marks and not more, because the index
 * then starts from whatever is rarer, the words or the marks. An hour ahead, for a clock that is a little slow.
 */
export function windowsBefore(workspaceId: string, nowMs: number): Window[] {
  const place = ` ${workspaceId.slice(-8)}`;
  const today = Math.floor((nowMs + HOUR_MS) / DAY_MS);
  return BLOCKS.map(({ days, letter }) => {
    const block = Math.floor(today / days);
    return {
      marks: [`${place}${letter}${block}`, `${place}${letter}${block - 1}`],
      from: (block - 1) * days * DAY_MS,
    };
  });
}

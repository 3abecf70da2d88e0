/** A draft, and which of two is shown: what is held in this browser, or what the server has. Pure. */

export type Mode = "public" | "private" | "note";
export interface DraftFile {
  id: string;
  alt: string;
}
export interface Draft {
  text: string;
  files: DraftFile[];
}

/** A draft as the server keeps it. */
export interface ServerDraft extends Draft {
  updatedAt: string;
}

/** A draft as it was written in this browser. */
export interface Held {
  draft: Draft;
  /** When the last key was pressed, by this browser's clock: only ever compared with itself. */
  at: number;
  /** The server's draft that this one was written over, by its `updatedAt`; null: there was none. */
  base: string | null;
  /** The server has it, word for word. */
  kept: boolean;
}

export const EMPTY: Draft = { text: "", files: [] };

export function isEmpty({ text, files }: Draft): boolean {
  return text.trim() === "" && files.length === 0;
}

export function isSame(a: Draft, b: Draft): boolean {
  return (
    a.text === b.text &&
    a.files.length === b.files.length &&
    a.files.every(({ id, alt }, at) => b.files[at]?.id === id && b.files[at]?.alt === alt)
  );
}

export interface Shown {
  draft: Draft;
  /** What this draft is written over from now on. */
  base: string | null;
  /** Written elsewhere meanwhile, and not shown in its place. */
  other: ServerDraft | null;
}

/**
 * The newer one wins, but nothing takes the place of what is being typed: then the other is told of, and waits.
 * `server` is undefined until it has answered; `touched`: a key was pressed here since the field was entered.
 */
export function shownOf(held: Held | null, server: ServerDraft | null | undefined, touched: boolean): Shown {
  const theirs = { draft: server ?? EMPTY, base: server?.updatedAt ?? null, other: null };
  if (!held) return theirs;
  const mine = { draft: held.draft, base: held.base, other: null };
  if (server === undefined) return mine;
  if (server === null) return held.kept && !touched ? theirs : { ...mine, base: null };
  if (isSame(server, held.draft)) return { ...mine, base: server.updatedAt };
  if (!isNewer(server.updatedAt, held.base)) return mine;
  return held.kept && !touched ? theirs : { ...mine, other: server };
}

function isNewer(at: string, base: string | null): boolean {
  if (base === null) return true;
  const [then, since] = [Date.parse(base), Date.parse(at)];
  return since > then || (since === then && at !== base);
}

/** Words that come back below the ones that were written since. */
export function joined(back: Draft, since: Draft): Draft {
  if (isEmpty(since)) return back;
  const text = [back.text.trim(), since.text.trim()].filter((words) => words !== "").join("\n\n");
  const known = new Set(back.files.map(({ id }) => id));
  return { text, files: [...back.files, ...since.files.filter(({ id }) => !known.has(id))] };
}

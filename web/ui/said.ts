/**
 * What was just done, said one after the other: each stands long enough to be read, but what can be undone gives way to
 * the next that can, so that Z takes back what one sees and did last. Then it takes back the one before, for as long as
 * ten seconds after it was done.
 */
import { useSyncExternalStore } from "react";

export interface Said {
  words: string;
  /** What follows from it, in a quieter voice: "3 left for you". */
  beside?: string | undefined;
  undo?: (() => void) | undefined;
}
interface Standing extends Said {
  until: number;
}

/** At least so long before the next one takes its place. */
const READ_MS = 1_200;
const GOES_MS = 5_000;
const UNDO_MS = 10_000;

let shown: Standing | null = null;
let waiting: Standing[] = [];
let undoable: Standing[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let shownAt = 0;
const listeners = new Set<() => void>();

export function say(words: string, undo?: () => void, beside?: string): void {
  const said: Standing = { words, undo, beside, until: Date.now() + UNDO_MS };
  if (undo) undoable.push(said);
  const givesWay = shown === null || (undo && shown.undo);
  if (givesWay) waiting.unshift(said);
  else waiting.push(said);
  if (givesWay) next();
  else plan(shownAt + READ_MS - Date.now());
}

export function useSaid(): Said | null {
  return useSyncExternalStore(subscribe, () => shown);
}

/** Whoever points at it or has the focus on it reads it in peace. */
export function holdSaid(): void {
  clearTimeout(timer);
}

export function letSaidGo(): void {
  if (shown) plan(waiting.length > 0 ? READ_MS : GOES_MS);
}

export function canUndo(): boolean {
  return latestUndoable() !== undefined;
}

/** Takes back what is shown, else the latest that still can be. */
export function undoSaid(): void {
  const said = latestUndoable();
  if (!said) return;
  undoable = undoable.filter((one) => one !== said);
  waiting = waiting.filter((one) => one !== said);
  if (shown === said) next();
  said.undo?.();
}

function latestUndoable(): Standing | undefined {
  if (shown?.undo) return undoable.find((one) => one === shown);
  return undoable.findLast(({ until }) => until > Date.now());
}

function next(): void {
  shown = waiting.shift() ?? null;
  shownAt = Date.now();
  undoable = undoable.filter((one) => one === shown || one.until > Date.now());
  if (shown) plan(waiting.length > 0 ? READ_MS : shown.undo ? UNDO_MS : GOES_MS);
  else clearTimeout(timer);
  for (const tell of listeners) tell();
}

function plan(after: number): void {
  clearTimeout(timer);
  timer = setTimeout(next, Math.max(0, after));
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

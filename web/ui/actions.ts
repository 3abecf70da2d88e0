/**
 * Everything that hands can do at the desk, once: from here come the keys, the list behind "?", what ⌘K finds, and the
 * caps on buttons. A screen says with `useActions` which of them it does. A new action is a line here and its words in
 * `palette.json`.
 */
import { useEffect, useRef } from "react";
import { hearKeys, signsOf } from "./keyboard.ts";

export const GROUPS = ["moving", "answering", "outcome", "going"] as const;
export type Group = (typeof GROUPS)[number];
interface Known {
  group: Group;
  /** "j", "shift+d", "g q" for two in a row, "mod k" with ⌘ or Ctrl; null: found by its words only. */
  keys: string | null;
}

export const ACTIONS = {
  down: { group: "moving", keys: "j" },
  up: { group: "moving", keys: "k" },
  open: { group: "moving", keys: "Enter" },
  select: { group: "moving", keys: "x" },
  leave: { group: "moving", keys: "Escape" },
  reply: { group: "answering", keys: "r" },
  private: { group: "answering", keys: "p" },
  note: { group: "answering", keys: "n" },
  send: { group: "answering", keys: "mod Enter" },
  done: { group: "outcome", keys: "e" },
  snooze: { group: "outcome", keys: "s" },
  assign: { group: "outcome", keys: "a" },
  label: { group: "outcome", keys: "l" },
  why: { group: "outcome", keys: "w" },
  setAside: { group: "outcome", keys: null },
  wake: { group: "outcome", keys: null },
  reopen: { group: "outcome", keys: null },
  take: { group: "outcome", keys: "t" },
  undo: { group: "outcome", keys: "z" },
  palette: { group: "going", keys: "mod k" },
  search: { group: "going", keys: "/" },
  toQueue: { group: "going", keys: "g q" },
  toPlaza: { group: "going", keys: "g z" },
  toSettings: { group: "going", keys: "g t" },
  help: { group: "going", keys: "?" },
} as const satisfies Record<string, Known>;
export type ActionId = keyof typeof ACTIONS;
export const ACTION_IDS = Object.keys(ACTIONS) as ActionId[];

export interface Doing {
  /** Answering false leaves the key to whoever else does it, and to the browser. */
  act: () => unknown;
  /** Whether there is something to do it with, asked at that moment; always when left out. */
  can?: () => boolean;
  /** Why it may not be done though it is known here, in words. */
  whyNot?: string | null | undefined;
  /** What it is called here, when that says more than its usual name. */
  words?: string;
}
type Doings = Partial<Record<ActionId, Doing>>;

/** The cap on a button that does the same; empty for what has no key. */
export function capOf(id: ActionId): string {
  const { keys } = ACTIONS[id];
  return keys === null ? "" : signsOf(keys);
}

/** What came last is asked first. */
const stack: { current: Doings }[] = [];
let silence = () => {};

/** This screen does these, for as long as it is there. */
export function useActions(doings: Doings): void {
  const latest = useRef(doings);
  latest.current = doings;
  useEffect(() => {
    stack.push(latest);
    if (stack.length === 1) silence = hearKeys(doKeys);
    return () => {
      stack.splice(stack.indexOf(latest), 1);
      if (stack.length === 0) silence();
    };
  }, []);
}

/** What can be done here and now, and what is known here but may not be done, with why. Taken before a dialog opens. */
export function readyActions(): Map<ActionId, Doing> {
  const ready = new Map<ActionId, Doing>();
  for (const id of ACTION_IDS) {
    const known = doersOf(id);
    const doing = known.find((one) => !one.whyNot) ?? known[0];
    if (doing) ready.set(id, doing);
  }
  return ready;
}

/** What its key does, for a button that stands elsewhere. Answers whether somebody did it. */
export function doAction(id: ActionId): boolean {
  return doersOf(id).some((doing) => !doing.whyNot && doing.act() !== false);
}

/** Whether somebody did what these keys ask for. A key that is held down moves, and does nothing else again. */
function doKeys(keys: string, held: boolean): boolean {
  const ids = ACTION_IDS.filter((id) => ACTIONS[id].keys === keys);
  return ids.some((id) => (held && ACTIONS[id].group !== "moving" ? false : doAction(id)));
}

function doersOf(id: ActionId): Doing[] {
  return stack
    .toReversed()
    .flatMap(({ current }) => current[id] ?? [])
    .filter(({ can }) => !can || can());
}

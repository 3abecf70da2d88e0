/**
 * The keys of the desk. They follow the letter typed and never fire while somebody writes or a dialog is open. The
 * screen that came last is asked first; a handler that answers false leaves the key to the ones before it.
 */
import { useEffect, useRef } from "react";

type Keys = Record<string, () => unknown>;
const stack: { current: Keys }[] = [];
let chord: { key: string; until: number } | null = null;

export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    stack.push(latest);
    if (stack.length === 1) document.addEventListener("keydown", press);
    return () => {
      stack.splice(stack.indexOf(latest), 1);
      if (stack.length === 0) document.removeEventListener("keydown", press);
    };
  }, []);
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event)) return;
  const name = nameOf(event);
  if (name === null) return;
  for (const keys of stack.toReversed()) {
    const act = keys.current[name];
    if (act && act() !== false) {
      event.preventDefault();
      return;
    }
  }
}

/** "j", "?", "Escape", and "g q" for two letters in a row. */
function nameOf(event: KeyboardEvent): string | null {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const before = chord && chord.until > event.timeStamp ? chord.key : null;
  chord = null;
  if (before) return `${before} ${key}`;
  if (key === "g") {
    chord = { key, until: event.timeStamp + 1000 };
    return null;
  }
  return key;
}

function isWriting({ target }: KeyboardEvent): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'))
    return true;
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  const ticks = ["checkbox", "radio", "button", "submit"];
  return target instanceof HTMLInputElement && !ticks.includes(target.type);
}

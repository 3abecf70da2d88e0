/**
 * The keys of the desk, from the event to their name. They follow the letter typed, on any layout, and say nothing while
 * somebody writes or a dialog is open; only what is pressed with ⌘ or Ctrl is heard while writing too.
 */
const CHORD_MS = 1_000;
let chord: { key: string; until: number } | null = null;

/** Tells the name of each key; what `told` answers true to, the browser does not get. Answers how to stop. */
export function hearKeys(told: (keys: string, held: boolean) => boolean): () => void {
  const press = (event: KeyboardEvent) => {
    const keys = keysOf(event);
    if (keys !== null && told(keys, event.repeat)) event.preventDefault();
  };
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}

/** On a Mac the first key is ⌘, elsewhere Ctrl. */
const isMac = /mac|iphone|ipad/i.test(navigator.platform);

const SIGNS: Record<string, string> = { enter: "↵", escape: "Esc", " ": "␣" };

/** As it stands on the key: "J", "⇧D", "G Q", "⌘K" or "Ctrl K". */
export function signsOf(keys: string): string {
  const [first = "", second] = keys.split(" ");
  if (first === "mod" && second) return isMac ? `⌘${sign(second)}` : `Ctrl ${sign(second)}`;
  return second ? `${sign(first)} ${sign(second)}` : sign(first);
}

function sign(key: string): string {
  if (key.startsWith("shift+")) return `⇧${sign(key.slice("shift+".length))}`;
  return SIGNS[key.toLowerCase()] ?? key.toUpperCase();
}

/** "j", "shift+d", "?", "Escape", "mod k", and "g q" for two in a row; null when it is not for the desk. */
function keysOf(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing || hasDialog()) return null;
  // AltGr types signs on many layouts, and looks like Ctrl and Alt on some systems.
  const graph = event.getModifierState("AltGraph");
  const mod = !graph && (isMac ? event.metaKey : event.ctrlKey);
  const other = !graph && (event.altKey || (isMac ? event.ctrlKey : event.metaKey));
  if (other || (!mod && isWriting(event.target))) return null;
  const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (mod) return `mod ${letter}`;
  const key = event.shiftKey && letter !== event.key ? `shift+${letter}` : letter;
  return chorded(key, event.timeStamp);
}

function chorded(key: string, now: number): string | null {
  const before = chord && chord.until > now ? chord.key : null;
  chord = null;
  if (before) return `${before} ${key}`;
  if (key !== "g") return key;
  chord = { key, until: now + CHORD_MS };
  return null;
}

function hasDialog(): boolean {
  const open = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
  return document.querySelector(open) !== null;
}

const TICKS = ["checkbox", "radio", "button", "submit"];

export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !TICKS.includes(target.type);
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

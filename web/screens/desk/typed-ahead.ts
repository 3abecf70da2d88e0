/**
 * Between ⌘K and the palette lies a moment in which it is loaded. Who types on does not wait for it: those letters go
 * into its field, and to nothing else on the desk.
 */
const LONGEST_MS = 5_000;

let typed = "";
let timer: ReturnType<typeof setTimeout> | undefined;

export function catchTyping(): void {
  typed = "";
  document.addEventListener("keydown", keep, true);
  clearTimeout(timer);
  timer = setTimeout(letGo, LONGEST_MS);
}

/** What was typed so far; from here on whoever has the focus gets the keys. */
export function takeTyped(): string {
  letGo();
  const taken = typed;
  typed = "";
  return taken;
}

function letGo(): void {
  clearTimeout(timer);
  document.removeEventListener("keydown", keep, true);
}

function keep(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
  if (event.key === "Backspace") typed = typed.slice(0, -1);
  else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) typed += event.key;
}

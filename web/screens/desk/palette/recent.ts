/** The conversations and people that were opened in this tab, the last first: ids only, their names are asked for. */
export interface Opened {
  kind: "conversation" | "person";
  id: string;
}

const KEPT = 6;
let opened: Opened[] = [];

/** From the address of the screen that one came to. */
export function noteOpened(path: string): void {
  const [, place, id] = /^\/(queue|customers)\/([^/?#]+)/.exec(path) ?? [];
  if (!place || !id) return;
  const one: Opened = { kind: place === "queue" ? "conversation" : "person", id };
  opened = [one, ...opened.filter((other) => other.id !== id)].slice(0, KEPT);
}

/** Without what is open now. */
export function lastOpened(path: string): Opened[] {
  return opened.filter(({ id }) => !path.includes(id));
}

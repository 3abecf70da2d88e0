import { useSyncExternalStore } from "react";
import type { Heard } from "../../api/live.ts";
import { useWords } from "../../locales/use-words.ts";

/** In a storm nobody wants every message said: at most one sentence in so long, with how many there were. */
const EVERY_MS = 10_000;

let gathered = 0;
let waits = false;
/** By rounds: the same number twice is said twice. */
let said = { count: 0, round: 0 };
const listeners = new Set<() => void>();

export function hearAloud(event: Heard): void {
  if (event.type !== "fact" || event.kind !== "message.heard") return;
  gathered++;
  if (!waits) tell();
}

function tell(): void {
  waits = gathered > 0;
  if (waits) setTimeout(tell, EVERY_MS);
  said = { count: gathered, round: said.round + 1 };
  gathered = 0;
  for (const listener of listeners) listener();
}

/** For those who do not see the count on the queue. */
export function NewMessages() {
  const { t } = useWords();
  const told = useSyncExternalStore(subscribe, () => said);

  return (
    <p className="visually-hidden" role="status">
      {told.count > 0 ? <span key={told.round}>{t("desk:heard", { count: told.count })}</span> : null}
    </p>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

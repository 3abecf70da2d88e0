/** Who else reads or writes where: a small store beside the query cache, because it is gone by itself. */
import { useSyncExternalStore } from "react";
import type { z } from "zod";
import type { Presence } from "../../contract/index.ts";

type PresenceOf = z.infer<typeof Presence>;
export interface Seen {
  person: PresenceOf["person"];
  doing: "reading" | "typing";
  until: number;
}

/** Browsers say it every ten seconds: what was not said again for so long is over. */
const LASTS_MS = 25_000;
const nobody: Seen[] = [];
const seen = new Map<string, Seen[]>();
const listeners = new Set<() => void>();

export function hearPresence({ conversationId, person, doing }: PresenceOf): void {
  const rest = (seen.get(conversationId) ?? nobody).filter((one) => one.person.id !== person.id);
  if (doing === "left") keep(conversationId, rest);
  else keep(conversationId, [...rest, { person, doing, until: Date.now() + LASTS_MS }]);
}

/** Everybody but me who is there now. */
export function usePresence(conversationId: string, me: string): Seen[] {
  const all = useSyncExternalStore(subscribe, () => seen.get(conversationId) ?? nobody);
  return all.filter((one) => one.person.id !== me);
}

function keep(conversationId: string, people: Seen[]): void {
  if (people.length === 0) seen.delete(conversationId);
  else seen.set(conversationId, people);
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  const sweep = setInterval(forgetOld, 10_000);
  return () => {
    listeners.delete(tell);
    clearInterval(sweep);
  };
}

function forgetOld(): void {
  const now = Date.now();
  for (const [id, people] of seen) {
    const still = people.filter((one) => one.until > now);
    if (still.length !== people.length) keep(id, still);
  }
}

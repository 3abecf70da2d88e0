/** From what happened to what is asked for again. Many facts in one moment are one question. */
import type { QueryClient } from "@tanstack/react-query";
import type { Fact } from "../../contract/index.ts";
import { api } from "./client.ts";
import type { Heard } from "./live.ts";
import { hearPresence } from "./presence.ts";

const GATHER_MS = 250;

export function applyLive(queries: QueryClient): (event: Heard) => void {
  let touched = new Set<string>();
  let everything = false;
  let labels = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  return (event) => {
    if (event.type === "presence") return hearPresence(event.presence);
    if (event.type === "fact") {
      for (const id of idsOf(event)) touched.add(id);
      labels ||= event.kind.startsWith("label.");
    } else everything = true;
    if (timer === null) timer = setTimeout(tell, GATHER_MS);
  };

  function tell(): void {
    const ids = touched;
    const all = everything;
    const named = labels;
    touched = new Set();
    everything = false;
    labels = false;
    timer = null;
    if (all) {
      void queries.invalidateQueries({ predicate: ({ queryKey }) => !isOnce(queryKey) });
      return;
    }
    void queries.invalidateQueries({ queryKey: api.queue.key() });
    if (named) void queries.invalidateQueries({ queryKey: api.labels.key() });
    void queries.invalidateQueries({
      predicate: ({ queryKey, state }) => isAbout(queryKey, ids) || mentions(state.data, ids),
    });
  }
}

/** The ids that a fact speaks of: its subject, and every id in its data. */
function idsOf(fact: Fact): string[] {
  const ids = [fact.subjectId];
  for (const value of Object.values(fact.data)) if (typeof value === "string" && isId(value)) ids.push(value);
  return ids;
}

function isId(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value);
}

/** A question whose input names one of these ids. */
function isAbout(queryKey: readonly unknown[], ids: Set<string>): boolean {
  const options = queryKey[1];
  if (typeof options !== "object" || options === null || !("input" in options)) return false;
  const input = options.input;
  return typeof input === "object" && input !== null && "id" in input && ids.has(String(input.id));
}

/** Facts may speak of a conversation's work item or of its customer, and of a conversation that a person's history shows. */
function mentions(data: unknown, ids: Set<string>): boolean {
  if (typeof data !== "object" || data === null) return false;
  if ("customerId" in data && ids.has(String(data.customerId))) return true;
  if ("history" in data && Array.isArray(data.history)) return data.history.some((one) => isOf(one, ids));
  if (!("item" in data)) return false;
  const { item } = data;
  return typeof item === "object" && item !== null && "id" in item && ids.has(String(item.id));
}

function isOf(conversation: unknown, ids: Set<string>): boolean {
  if (typeof conversation !== "object" || conversation === null || !("conversationId" in conversation))
    return false;
  return ids.has(String(conversation.conversationId));
}

/** Set-up and the session do not change by facts of the desk. */
function isOnce(queryKey: readonly unknown[]): boolean {
  const path = queryKey[0];
  return Array.isArray(path) && path[0] === "setup";
}

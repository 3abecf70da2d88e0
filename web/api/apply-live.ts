/**
 * From what happened to what is asked for again: rows of the list one by one, the counts once a second, and what is
 * open. The first thing that happens is asked for at once, what follows in one question a tenth of a second.
 */
import type { QueryClient } from "@tanstack/react-query";
import type { Fact } from "../../contract/index.ts";
import { api } from "./client.ts";
import type { Heard } from "./live.ts";
import { hearPresence } from "./presence.ts";
import { askRows, rowsHeld } from "./queue.ts";
import { onWaking } from "./waking.ts";

/** Facts of one transaction come one after the other. */
const TOGETHER_MS = 4;
const EVERY_MS = 40;
/** A long list takes long to draw anew: for so many rows that it holds it is asked a millisecond later. */
const ROWS_A_MS = 100;
/** A tab that nobody looks at keeps itself fresh, not current. */
const HIDDEN_MS = 2_000;
/** A server that takes long is asked more rarely: it works on one in so many moments for this browser. */
const SHARE = 2;
const SLOWEST_MS = 1_000;
const COUNTS_MS = 1_000;
/** More rows than these are not worth asking for one by one. */
const MANY = 1_000;

interface Changed {
  /** Every id that the facts speak of. */
  ids: Set<string>;
  /** Of items, conversations and customers: what a row of the list is about. */
  rows: Set<string>;
  /** What lists stand on has changed: settings, people, connections. */
  lists: boolean;
  /** The brand's own labels: made, renamed, merged, removed, recognised. */
  labels: boolean;
  /** What was corrected, and what was learned of it. */
  learned: boolean;
  everything: boolean;
}

/** Answers what to tell of it, and how to stop. */
export function applyLive(queries: QueryClient): { hear: (event: Heard) => void; stop: () => void } {
  let changed = nothing();
  /** Until the question is answered. */
  let asking = false;
  let notBefore = 0;
  let counting = false;
  let countedAt = Number.NEGATIVE_INFINITY;

  return {
    hear(event) {
      if (event.type === "presence") return hearPresence(event.presence);
      // That somebody looked changes nothing on any screen.
      if (event.type === "fact" && event.kind === "personal_data.revealed") return;
      if (event.type === "fact") note(event, changed);
      else changed.everything = true;
      plan();
    },
    // What was asked before may never be answered, and nothing else is asked until it is: the stream resumes, and asks.
    stop: onWaking(() => void queries.cancelQueries()),
  };

  function plan(): void {
    if (asking) return;
    asking = true;
    setTimeout(() => void tell(), Math.max(TOGETHER_MS, notBefore - performance.now()));
  }

  async function tell(): Promise<void> {
    const now = changed;
    const began = performance.now();
    changed = nothing();
    try {
      await ask(now);
    } catch {
      // Asked for again with the next thing that happens, and when the tab is looked at.
      void queries.invalidateQueries({ queryKey: api.queue.list.key(), refetchType: "none" });
    }
    asking = false;
    const slow = (performance.now() - began) * SHARE;
    const pause = document.hidden ? HIDDEN_MS : EVERY_MS + rowsHeld(queries) / ROWS_A_MS;
    notBefore = began + Math.max(pause, Math.min(slow, SLOWEST_MS));
    if (changed.ids.size > 0 || changed.everything) plan();
  }

  async function ask({ ids, rows, lists, labels, learned, everything }: Changed): Promise<void> {
    if (everything) {
      await queries.invalidateQueries({ predicate: ({ queryKey }) => !isOnce(queryKey) });
      return;
    }
    if (!counting) setTimeout(count, Math.max(0, countedAt + COUNTS_MS - performance.now()));
    counting = true;
    const open = queries.invalidateQueries({
      predicate: ({ queryKey, state }) => isAbout(queryKey, ids) || mentions(state.data, ids),
    });
    if (labels) void queries.invalidateQueries({ queryKey: api.labels.key() });
    // Who has left and which labels there are is said beside the rules, too.
    if (lists || labels) void queries.invalidateQueries({ queryKey: api.rules.key() });
    if (learned) void queries.invalidateQueries({ queryKey: api.learning.key() });
    if (lists || rows.size > MANY) await queries.invalidateQueries({ queryKey: api.queue.list.key() });
    else if (rows.size > 0) await askRows(queries, rows);
    await open;
  }

  function count(): void {
    counting = false;
    countedAt = performance.now();
    void queries.invalidateQueries({ queryKey: api.queue.counts.key() });
  }
}

function nothing(): Changed {
  return { ids: new Set(), rows: new Set(), lists: false, labels: false, learned: false, everything: false };
}

function note(fact: Fact, changed: Changed): void {
  for (const id of idsOf(fact)) changed.ids.add(id);
  if (!/^(item|message|reply|note|customer|triage)\.|^label\.(put|taken)$/.test(fact.kind))
    changed.lists = true;
  if (/^label\.|^triage\.label_/.test(fact.kind)) changed.labels = true;
  if (/^triage\.|^(item|message)\.corrected$/.test(fact.kind)) changed.learned = true;
  if (fact.kind.startsWith("triage.")) return;
  const { itemId, conversationId } = fact.data;
  const row = [itemId, conversationId, fact.subjectId].find((id) => typeof id === "string");
  if (typeof row === "string") changed.rows.add(row);
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

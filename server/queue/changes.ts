/** Every change that a person makes to the queue: the items locked, moved by the rules, kept, and told as facts. */

import type { Tx } from "../platform/db/connect.ts";
import type { NewFact } from "../platform/facts/facts.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { type Platform, write } from "../platform/platform.ts";
import type { Looking, Narrowing } from "./filter.ts";
import type { WorkItem } from "./item.ts";
import { correct } from "./place.ts";
import type { Rulebook } from "./rulebook.ts";
import { type Move, type MoveRefusal, move } from "./states.ts";
import { keepItems, lockItems } from "./store.ts";
import { lockNextFree } from "./take.ts";

export interface Moved {
  /** In the order in which they were asked for. */
  done: string[];
  refused: { id: string; code: MoveRefusal | "not_found" }[];
}

type Writer = Pick<Platform, "db" | "announce">;

/** The same move for several items, each for itself: what cannot be moved does not hold back the rest. */
export function moveItems(platform: Writer, by: Looking, ids: string[], step: Move): Promise<Moved> {
  return write(platform, (tx) => moveLocked(tx, by, ids, step));
}

/** The id of the item that is now in this person's charge; null when there is none to take. */
export function takeNext(platform: Writer, by: Looking, filter: Narrowing): Promise<string | null> {
  return write(platform, async (tx) => {
    const id = await lockNextFree(tx, by, filter);
    if (id) await moveLocked(tx, by, [id], { to: "assign", assigneeId: by.personId });
    return id;
  });
}

export interface Correction {
  labels: Partial<Pick<WorkItem, "kind" | "topic" | "mood" | "urgency" | "language">>;
  pin: number | undefined;
}

/** Whoever learns from what people correct, in the correction's own transaction. */
export type OnCorrected = (
  tx: Tx,
  by: Pick<Looking, "workspaceId" | "personId">,
  corrected: {
    conversationId: string;
    /** Where it is one message that was corrected. */
    messageId: string | null;
    language: string;
    labels: Correction["labels"];
  },
) => Promise<void>;

/** The item as the correction makes it; null where there is none. With `dryRun` nothing is kept. */
export function correctItem(
  { platform, rulebook, onCorrected }: { platform: Writer; rulebook: Rulebook; onCorrected: OnCorrected },
  by: Looking,
  id: string,
  { labels, pin }: Correction,
  dryRun: boolean,
): Promise<WorkItem | null> {
  return write(platform, async (tx) => {
    const [item] = await lockItems(tx, by.workspaceId, [id]);
    if (!item) return null;
    const rules = await rulebook.rulesOf(tx, by.workspaceId, by.now.epochMilliseconds);
    const next = correct(item, labels, pin, rules);
    if (dryRun) return next;
    await keepItems(tx, by.workspaceId, [next]);
    const names = [...Object.keys(labels), ...(pin === undefined ? [] : ["pin"])] as (keyof WorkItem)[];
    await recordFacts(tx, by.workspaceId, [
      fact(by, "item.corrected", next, {
        from: Object.fromEntries(names.map((name) => [name, item[name]])),
        to: Object.fromEntries(names.map((name) => [name, next[name]])),
        dueAt: next.dueAt === null ? null : new Date(next.dueAt).toISOString(),
      }),
    ]);
    const { conversationId, language } = next;
    await onCorrected(tx, by, { conversationId, messageId: null, language, labels });
    return next;
  });
}

async function moveLocked(tx: Tx, by: Looking, ids: string[], step: Move): Promise<Moved> {
  const wanted = [...new Set(ids)];
  const items = new Map((await lockItems(tx, by.workspaceId, wanted)).map((item) => [item.id, item]));
  const result: Moved = { done: [], refused: [] };
  const changed: WorkItem[] = [];
  const facts: NewFact[] = [];
  for (const id of wanted) {
    const item = items.get(id);
    const next = item ? move(item, step, by.personId, by.now.epochMilliseconds) : "not_found";
    if (typeof next === "string") {
      result.refused.push({ id, code: next });
      continue;
    }
    result.done.push(id);
    if (step.to === "assign" && step.assigneeId === item!.assigneeId) continue;
    changed.push(next);
    facts.push(fact(by, kinds[step.to], next, saidOf(step, item!, next)));
  }
  await keepItems(tx, by.workspaceId, changed);
  await recordFacts(tx, by.workspaceId, facts);
  return result;
}

const kinds: Record<Move["to"], string> = {
  assign: "item.assigned",
  snooze: "item.snoozed",
  wake: "item.woken",
  finish: "item.done",
  set_aside: "item.set_aside",
  reopen: "item.reopened",
};

function saidOf(step: Move, before: WorkItem, after: WorkItem): Record<string, unknown> {
  const states = { from: before.state, to: after.state };
  switch (step.to) {
    case "assign":
      return { ...states, fromAssigneeId: before.assigneeId, assigneeId: after.assigneeId };
    case "snooze":
      return { ...states, until: new Date(step.until).toISOString() };
    case "finish":
    case "set_aside":
      return { ...states, reason: after.reason, note: after.reasonNote };
    default:
      return states;
  }
}

function fact(by: Looking, kind: string, item: WorkItem, data: Record<string, unknown>): NewFact {
  return {
    kind,
    subjectId: item.id,
    actorId: by.personId,
    at: by.now,
    data: { conversationId: item.conversationId, ...data },
  };
}

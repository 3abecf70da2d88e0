/** What one message is, set right by a person: kept with the message, told, learned from; the item follows it. */
import { keepSorted, lockSorted } from "../conversations/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { type Platform, write } from "../platform/platform.ts";
import type { OnCorrected } from "./changes.ts";
import type { Looking } from "./filter.ts";
import { labelsOf, type SortedRow } from "./heard.ts";
import type { WorkItem } from "./item.ts";
import { isRubbish } from "./left.ts";
import { type MessageLabels, relabel, type Said, setRight } from "./relabel.ts";
import type { Rulebook } from "./rulebook.ts";
import type { Judged } from "./rules/judging.ts";
import { keepItems, lockLatestItems } from "./store.ts";

interface Deps {
  platform: Pick<Platform, "db" | "announce">;
  rulebook: Rulebook;
  onCorrected: OnCorrected;
}

/** The message as it is sorted now, and its item where that changed with it; null for what is no message of a customer's. */
export function correctMessage(
  { platform, rulebook, onCorrected }: Deps,
  by: Looking,
  id: string,
  labels: MessageLabels,
): Promise<{ sorted: Judged; item: WorkItem | null } | null> {
  const { workspaceId, personId, now } = by;
  return write(platform, async (tx) => {
    const message = await lockSorted(tx, workspaceId, id);
    if (!message) return null;
    const { conversationId } = message;
    const before = message.sorted as Judged;
    const sorted = setRight(before, labels);
    const item = (await lockLatestItems(tx, workspaceId, [conversationId])).get(conversationId);
    const said = item ? await saidOf(tx, workspaceId, item) : [];
    await keepSorted(tx, workspaceId, id, sorted);

    const rules = await rulebook.rulesOf(tx, workspaceId, now.epochMilliseconds);
    const as = (which: Judged) => said.map((one) => (one.id === id ? labelsOf(which) : one.is));
    const next = item && relabel(item, as(before), as(sorted), rules);
    const changed = next && next !== item ? next : null;
    if (changed) await keepItems(tx, workspaceId, [changed]);

    const names = Object.keys(labels) as (keyof MessageLabels)[];
    const told = (kind: string, subjectId: string, from: MessageLabels, to: MessageLabels, data: object) => ({
      kind,
      subjectId,
      actorId: personId,
      at: now,
      data: { conversationId, ...data, from: pick(from, names), to: pick(to, names) },
    });
    await recordFacts(tx, workspaceId, [
      told("message.corrected", id, before, sorted, { itemId: item?.id ?? null }),
      ...(item && changed ? [told("item.corrected", item.id, item, changed, { messageId: id })] : []),
    ]);
    await onCorrected(tx, by, { conversationId, messageId: id, language: sorted.language, labels });
    return { sorted, item: changed };
  });
}

/** Looked at of a matter; it has a few messages. */
const MOST = 500;

/** Of the item's matter what `heardAfter` counts, with where we answered. What is unanswered waits together. */
async function saidOf(tx: Tx, workspaceId: string, item: WorkItem): Promise<{ id: string; is: Said }[]> {
  const from = Temporal.Instant.fromEpochMilliseconds(item.firstPublishedAt);
  const rows = await tx
    .selectFrom("messages")
    .select(["id", "direction", "sorted", "moderation", "published_at"])
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", item.conversationId)
    .where("direction", "in", ["inbound", "outbound"])
    .where("published_at", ">=", from)
    .where("deleted_at", "is", null)
    .orderBy("published_at", "desc")
    .orderBy("id", "desc")
    .limit(MOST)
    .execute();
  const waitsFrom = item.oldestUnansweredAt ?? Number.POSITIVE_INFINITY;
  return rows.reverse().flatMap(({ id, direction, sorted, moderation, published_at }) => {
    if (direction === "outbound")
      return published_at.epochMilliseconds < waitsFrom ? { id, is: "answer" as const } : [];
    return sorted === null || isRubbish(moderation) ? [] : { id, is: labelsOf(sorted as SortedRow) };
  });
}

function pick(from: MessageLabels, names: (keyof MessageLabels)[]): MessageLabels {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}

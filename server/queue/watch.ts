import { recordFacts } from "../platform/facts/facts.ts";
import { type Platform, write } from "../platform/platform.ts";
import { move } from "./states.ts";
import { fromRow, keepItems } from "./store.ts";

const BATCH = 200;

/**
 * What time itself does to the queue: snoozed items wake, a warning before a deadline, a mark after. One look at three
 * small indexes for everybody, instead of one job for each item; safe beside another node's look.
 * Answers whether more may be waiting.
 */
export async function watchTheClock(platform: Platform): Promise<boolean> {
  const woken = await wakeSnoozed(platform);
  const warned = await mark(platform, "warn_at", "warned_at", "item.due_soon");
  const late = await mark(platform, "due_at", "late_at", "item.late");
  return Math.max(woken, warned, late) === BATCH;
}

async function wakeSnoozed(platform: Platform): Promise<number> {
  const now = platform.clock.now();
  const due = await platform.db
    .selectFrom("work_items")
    .select(["workspace_id", "id"])
    .where("state", "=", "snoozed")
    .where("snoozed_until", "<=", now)
    .limit(BATCH)
    .execute();
  for (const [workspaceId, rows] of Map.groupBy(due, (row) => row.workspace_id)) {
    await write(platform, async (tx) => {
      const items = await tx
        .selectFrom("work_items")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .where("state", "=", "snoozed")
        .where(
          "id",
          "in",
          rows.map((row) => row.id),
        )
        .orderBy("id")
        .forUpdate()
        .skipLocked()
        .execute();
      const woken = items
        .map((row) => move(fromRow(row), { to: "wake" }, null, now.epochMilliseconds))
        .filter((item) => typeof item !== "string");
      await keepItems(tx, workspaceId, woken);
      await recordFacts(
        tx,
        workspaceId,
        woken.map((item) => ({
          kind: "item.woken",
          subjectId: item.id,
          actorId: null,
          at: now,
          data: { conversationId: item.conversationId },
        })),
      );
    });
  }
  return due.length;
}

async function mark(
  platform: Platform,
  moment: "warn_at" | "due_at",
  marked: "warned_at" | "late_at",
  kind: string,
): Promise<number> {
  const now = platform.clock.now();
  const due = await platform.db
    .selectFrom("work_items")
    .select(["workspace_id", "id"])
    .where(moment, "<=", now)
    .where(marked, "is", null)
    .where("state", "in", ["new", "open"])
    .limit(BATCH)
    .execute();
  for (const [workspaceId, rows] of Map.groupBy(due, (row) => row.workspace_id)) {
    await write(platform, async (tx) => {
      const items = await tx
        .updateTable("work_items")
        .set({ [marked]: now })
        .where("workspace_id", "=", workspaceId)
        .where("id", "in", rows.map((row) => row.id).sort())
        .where(marked, "is", null)
        .where("state", "in", ["new", "open"])
        .returning(["id", "conversation_id", "assignee_id", "due_at"])
        .execute();
      await recordFacts(
        tx,
        workspaceId,
        items.map((item) => ({
          kind,
          subjectId: item.id,
          actorId: null,
          at: now,
          data: { conversationId: item.conversation_id, assigneeId: item.assignee_id, dueAt: item.due_at },
        })),
      );
    });
  }
  return due.length;
}

/** What a customer's message was sorted as, when that changes and its words do not. */
import type { Tx } from "../platform/db/connect.ts";
import { lockConversations } from "./store.ts";

/** With its conversation locked until the transaction ends, as an edit does; null for what was never sorted, or is deleted. */
export async function lockSorted(
  tx: Tx,
  workspaceId: string,
  messageId: string,
): Promise<{ conversationId: string; sorted: unknown } | null> {
  const row = () =>
    tx
      .selectFrom("messages")
      .select(["conversation_id", "sorted"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", messageId)
      .where("direction", "=", "inbound")
      .where("sorted", "is not", null)
      .executeTakeFirst();
  const found = await row();
  if (!found) return null;
  await lockConversations(tx, workspaceId, [found.conversation_id]);
  const message = await row();
  return message ? { conversationId: message.conversation_id, sorted: message.sorted } : null;
}

/** The language is that of the row, too: by it the words are found. */
export async function keepSorted(
  tx: Tx,
  workspaceId: string,
  messageId: string,
  sorted: { language: string },
): Promise<void> {
  await tx
    .updateTable("messages")
    .set({ sorted: JSON.stringify(sorted), language: sorted.language })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", messageId)
    .execute();
}

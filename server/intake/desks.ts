import type { OpenConnection } from "../channels/index.ts";
import { type ConversationHead, findThreads, lockConversations, threadKey } from "../conversations/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { lockLatestItems, type WorkItem } from "../queue/index.ts";
import type { KnownMessage } from "./known.ts";
import type { ReadEvent } from "./read.ts";

/** One conversation while its changes are applied. */
export interface Desk {
  head: ConversationHead;
  item: WorkItem | null;
  touched: boolean;
}

export async function openDesks(
  tx: Tx,
  connection: OpenConnection,
  changes: ReadEvent[],
  known: Map<string, KnownMessage>,
): Promise<Map<string, Desk>> {
  const chats = changes.flatMap(({ event }) =>
    event.type === "message" && event.audience === "private" ? threadKey("private", event.threadId, "") : [],
  );
  const threads = await findThreads(tx, connection.workspaceId, connection.id, [...new Set(chats)]);
  const ids = [...new Set([...[...known.values()].map((one) => one.conversationId), ...threads.values()])];
  const heads = await lockConversations(tx, connection.workspaceId, ids);
  const items = await lockLatestItems(tx, connection.workspaceId, ids);
  const desks = new Map<string, Desk>();
  for (const head of heads.values())
    desks.set(head.id, { head, item: items.get(head.id) ?? null, touched: false });
  for (const [key, id] of threads) desks.set(key, desks.get(id)!);
  return desks;
}

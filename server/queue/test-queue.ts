/** A queue for tests: a workspace's connection, and customers who wrote to it. */
import type { Database } from "../platform/db/connect.ts";
import { newId } from "../platform/ids.ts";
import type { WorkItem } from "./item.ts";
import { keepItems } from "./store.ts";
import { NOW, workItem } from "./test-items.ts";

const when = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);

export async function createConnection(
  db: Database,
  workspaceId: string,
  network = "plaza",
): Promise<string> {
  const id = newId();
  await db
    .insertInto("connections")
    .values({
      workspace_id: workspaceId,
      id,
      network,
      external_id: id,
      handle: "vinyes",
      name: "Vinyes del Roc",
      settings: {},
      secrets: Buffer.alloc(0),
      created_at: when(NOW),
    })
    .execute();
  return id;
}

/** Somebody new wrote one message: its conversation and its item. Answers the item as it stands. */
export async function createItem(
  db: Database,
  workspaceId: string,
  connectionId: string,
  changed: Partial<WorkItem> = {},
): Promise<WorkItem> {
  const item = workItem({
    id: newId(),
    conversationId: newId(),
    customerId: newId(),
    connectionId,
    ...changed,
  });
  const keys = { workspace_id: workspaceId, connection_id: connectionId };
  const at = when(item.lastMessageAt);
  await db
    .insertInto("customers")
    .values({
      workspace_id: workspaceId,
      id: item.customerId,
      name: "Joana Serra",
      first_heard_at: at,
      last_heard_at: at,
    })
    .execute();
  await db
    .insertInto("handles")
    .values({
      workspace_id: workspaceId,
      id: newId(),
      network: item.network,
      external_id: item.customerId,
      customer_id: item.customerId,
      handle: "joana",
      followers: item.reach,
    })
    .execute();
  await db
    .insertInto("conversations")
    .values({
      ...keys,
      id: item.conversationId,
      customer_id: item.customerId,
      audience: item.audience,
      created_at: at,
      last_message_at: at,
      last_inbound_at: at,
    })
    .execute();
  await addMessage(db, workspaceId, item, "inbound", 1);
  await db.transaction().execute((tx) => keepItems(tx, workspaceId, [item]));
  return item;
}

/** One more message of the item's conversation, which makes it another revision. Answers the message's id. */
export async function addMessage(
  db: Database,
  workspaceId: string,
  item: WorkItem,
  direction: "inbound" | "outbound",
  revision: number,
): Promise<string> {
  const id = newId();
  await db
    .insertInto("messages")
    .values({
      workspace_id: workspaceId,
      id,
      conversation_id: item.conversationId,
      connection_id: item.connectionId,
      direction,
      audience: item.audience,
      origin: direction === "inbound" ? "network" : "desk",
      text: item.preview,
      published_at: when(item.lastMessageAt + revision),
      arrived_at: when(item.lastMessageAt + revision),
      revision,
    })
    .execute();
  await db
    .updateTable("conversations")
    .set({ revision })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", item.conversationId)
    .execute();
  return id;
}

import type {
  ActionName,
  ActionOutcome,
  Connections,
  InboundEvent,
  Moderation,
  OpenConnection,
} from "../channels/index.ts";
import { type Caller, notFound, refused } from "../identity/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { type Platform, write } from "../platform/platform.ts";
import { actionsOn } from "./present.ts";

const CALL_MS = 20_000;

export interface ActingDeps {
  platform: Platform;
  connections: Connections;
  /** What our own action made of a message, told as the network will tell it too: then that does nothing. */
  onChanged(tx: Tx, connection: OpenConnection, change: InboundEvent): Promise<void>;
}

const becomes: Partial<Record<ActionName, Moderation>> = {
  hide: "hidden",
  unhide: "visible",
  approve: "visible",
  hold: "held",
  spam: "spam",
  trash: "trash",
};

/** Likes, hides, approves, deletes … on the network itself. */
export async function actOnMessage(
  { platform, connections, onChanged }: ActingDeps,
  caller: Caller,
  messageId: string,
  asked: string,
): Promise<ActionOutcome> {
  const { workspaceId } = caller;
  const message = await platform.db
    .selectFrom("messages")
    .select([
      "connection_id",
      "conversation_id",
      "external_id",
      "reply_to",
      "direction",
      "deleted_at",
      "audience",
    ])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", messageId)
    .executeTakeFirst();
  if (!message) throw notFound();
  const connection = await connections.open(workspaceId, message.connection_id);
  if (!connection) throw refused("disconnected");
  const action = actionsOn(message, connection.channel.about).find((name) => name === asked) as
    | ActionName
    | undefined;
  if (!action || !connection.channel.act) throw refused("not_possible_here", { action: asked });

  const reach = connections.reach(connection, AbortSignal.timeout(CALL_MS));
  const target = { externalId: message.external_id!, replyTo: message.reply_to };
  const result = await connection.channel.act(connection.account, action, target, reach);
  if (result.outcome !== "done") return result;
  const at = platform.clock.now();
  await write(platform, async (tx) => {
    const change = changeBy(action, target.externalId, at.toString());
    if (change) await onChanged(tx, connection, change);
    const data = { conversationId: message.conversation_id, action };
    await recordFacts(tx, workspaceId, [
      { kind: "message.acted_on", subjectId: messageId, actorId: caller.personId, at, data },
    ]);
  });
  return result;
}

function changeBy(action: ActionName, externalId: string, at: string): InboundEvent | null {
  if (action === "delete_own") return { type: "deleted", externalId, at };
  const moderation = becomes[action];
  return moderation ? { type: "moderated", externalId, moderation, at } : null;
}

import { masked } from "../conversations/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import type { HeardMessage, Labels } from "./item.ts";

/** What triage said of a message, as it stands on the message's row. */
export interface SortedRow extends Omit<Labels, "kindConfidence" | "personalData"> {
  confidence: { kind: number };
  personalData: { kind: string; start: number; end: number }[];
}

/** A message as the queue wants to know it. */
export function heardAs(
  message: Omit<HeardMessage, "labels" | "followers">,
  sorted: SortedRow,
  followers: number | null,
): HeardMessage {
  const { text, publishedAt, arrivedAt, moderation } = message;
  return {
    // Of the text only the first words are shown, on the list, to everybody.
    text: masked(text, sorted.personalData),
    publishedAt,
    arrivedAt,
    moderation,
    followers,
    labels: labelsOf(sorted),
  };
}

export function labelsOf(sorted: SortedRow): Labels {
  const { language, kind, topic, mood, urgency, confidence, personalData } = sorted;
  return {
    language,
    kind,
    topic,
    mood,
    urgency,
    kindConfidence: confidence.kind,
    // As in triage: the number of an order presses nobody.
    personalData: personalData.some(({ kind: which }) => which !== "order_number"),
  };
}

/** The customer's messages after a moment (all of them when null) that still want an answer, oldest first. */
export async function heardAfter(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  after: number | null,
  followers: number | null,
): Promise<HeardMessage[]> {
  let query = tx
    .selectFrom("messages")
    .select(["text", "published_at", "arrived_at", "sorted", "moderation"])
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("direction", "=", "inbound")
    .where("deleted_at", "is", null)
    .where((eb) => eb.or([eb("moderation", "is", null), eb("moderation", "not in", ["spam", "trash"])]))
    .orderBy("published_at")
    .limit(500);
  if (after !== null) query = query.where("published_at", ">", Temporal.Instant.fromEpochMilliseconds(after));
  return (await query.execute()).map((row) =>
    heardAs(
      {
        text: row.text,
        publishedAt: row.published_at.epochMilliseconds,
        arrivedAt: row.arrived_at.epochMilliseconds,
        moderation: row.moderation,
      },
      row.sorted as SortedRow,
      followers,
    ),
  );
}

import type { Revealed } from "../../contract/index.ts";
import { type Caller, notFound } from "../identity/index.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { type Platform, write } from "../platform/platform.ts";
import { earlierTexts, placesIn } from "./present.ts";

/**
 * A message with its personal data uncovered, for one who may see them. Who asked, when, for which message and which
 * kinds is recorded before anything is told; the data themselves never are.
 */
export async function revealMessage(
  platform: Pick<Platform, "db" | "clock" | "announce">,
  { workspaceId, personId }: Caller,
  messageId: string,
): Promise<Revealed> {
  return write(platform, async (tx) => {
    const row = await tx
      .selectFrom("messages")
      .select(["conversation_id", "text", "sorted", "earlier_texts"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", messageId)
      .executeTakeFirst();
    if (!row) throw notFound();
    const told: Revealed = {
      text: row.text,
      personalData: placesIn(row.sorted),
      earlierTexts: earlierTexts(row.earlier_texts),
    };
    const places = [...told.personalData, ...told.earlierTexts.flatMap((one) => one.personalData)];
    const kinds = [...new Set(places.map(({ kind }) => kind))];
    if (kinds.length > 0)
      await recordFacts(tx, workspaceId, [
        {
          kind: "personal_data.revealed",
          subjectId: messageId,
          actorId: personId,
          at: platform.clock.now(),
          data: { conversationId: row.conversation_id, kinds },
        },
      ]);
    return told;
  });
}

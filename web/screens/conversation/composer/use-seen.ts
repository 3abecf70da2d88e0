/**
 * What the writer has seen of the thread. An answer is refused when something came that they have not: so while they
 * write, what others say is held up to them until they say that they saw it.
 */
import { useEffect, useState } from "react";
import type { Conversation, Message } from "../../../../contract/index.ts";

export function useSeen(conversation: Conversation, me: string, writing: boolean) {
  const [seen, setSeen] = useState(conversation.revision);
  const came = conversation.messages.filter((message) => message.revision > seen && isForeign(message, me));
  const nothingNew = came.length === 0 || !writing;
  useEffect(() => {
    if (nothingNew) setSeen((before) => Math.max(before, conversation.revision));
  }, [nothingNew, conversation.revision]);
  return {
    seen,
    came: writing ? came : [],
    look: (revision: number = conversation.revision) => setSeen((before) => Math.max(before, revision)),
  };
}

/** Said by the customer, or by somebody of ours who is not me. */
function isForeign({ direction, author, origin }: Message, me: string): boolean {
  if (direction === "note") return false;
  return direction === "inbound" || origin === "outside" || author?.id !== me;
}

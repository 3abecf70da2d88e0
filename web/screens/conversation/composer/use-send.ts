/** Does what the button says: it stands in the thread at once, the field is empty, and what is refused comes back. */
import { isDefinedError, ORPCError } from "@orpc/client";
import { useSyncExternalStore } from "react";
import type { Conversation, Message } from "../../../../contract/index.ts";
import { newId } from "../../../api/new-id.ts";
import { useWords } from "../../../locales/use-words.ts";
import { serverNow } from "../../../server-time.ts";
import { say } from "../../../ui/toasts.tsx";
import type { Draft, Mode } from "./draft.ts";
import { allOutgoing, forgetWhyBack, sendOut, subscribeToOutgoing, whyBack } from "./outgoing.ts";
import { useOwner } from "./use-writing.ts";

interface Sending {
  mode: Mode;
  draft: Draft;
  posts: string[];
  seenRevision: number;
  asThread: boolean;
  evenSo: boolean;
}

export function useSend(conversation: Conversation, mode: Mode, onSeen: (revision: number) => void) {
  const { t } = useWords();
  const owner = useOwner();
  useSyncExternalStore(subscribeToOutgoing, allOutgoing);
  const conversationId = conversation.id;
  const back = whyBack(conversationId, mode);

  return {
    /** Why the words in the field came back; null: they did not. */
    problem: back instanceof Error ? back : null,
    forget: () => forgetWhyBack(conversationId, mode),
    async send({ mode, ...sending }: Sending): Promise<void> {
      const at = serverNow().toISOString();
      const outcome = await sendOut({ owner, id: newId(), conversationId, mode, at, ...sending });
      if (outcome.became === "waiting") say(t("composer:waiting"));
      if (outcome.became !== "sent") return;
      if (outcome.revision !== null) onSeen(outcome.revision);
      say(t(`composer:sent.${mode}`));
    },
  };
}

interface Changed {
  revision: number;
  came: Message[];
}

/** What came meanwhile, as the refusal itself tells it: the thread may not have been asked for again yet. */
export function changedMeanwhile(error: unknown): Changed | null {
  if (!(error instanceof ORPCError) || !isDefinedError(error) || error.code !== "THREAD_CHANGED") return null;
  return error.data as Changed;
}

/** Sends what the button says. The reply's id is made once a text: the same answer sent twice is one answer. */
import { isDefinedError, ORPCError } from "@orpc/client";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import type { Conversation, Message } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useTellConversation } from "../../../api/conversation.ts";
import { newId } from "../../../api/new-id.ts";
import { useWords } from "../../../locales/use-words.ts";
import { say } from "../../../ui/toasts.tsx";
import type { Draft, Mode } from "./drafts.ts";

interface Sending {
  mode: Mode;
  draft: Draft;
  seenRevision: number;
  asThread: boolean;
}

export function useSend(conversation: Conversation, onSent: () => void, onSeen: (revision: number) => void) {
  const { t } = useWords();
  const tell = useTellConversation();
  const attempt = useRef<{ of: string; replyId: string } | null>(null);
  const { id } = conversation;

  return useMutation({
    mutationFn: async ({ mode, draft, seenRevision, asThread }: Sending) => {
      if (mode === "note") {
        await api.conversations.note.call({ id, text: draft.text });
        return { mode, revision: null };
      }
      // A network that fails between the call and its answer is asked again with the same id.
      const of = JSON.stringify([mode, draft]);
      if (attempt.current?.of !== of) attempt.current = { of, replyId: newId() };
      const { replyId } = attempt.current;
      const sent = await api.replies.send.call({
        id,
        replyId,
        audience: mode,
        ...draft,
        seenRevision,
        asThread,
      });
      return { mode, revision: sent.revision };
    },
    onSuccess: ({ mode, revision }) => {
      attempt.current = null;
      if (revision !== null) onSeen(revision);
      onSent();
      tell(id);
      say(t(`composer:sent.${mode}`));
    },
    onError: (error) => {
      // What came is in the thread as soon as it is asked for again; the composer holds it up.
      if (changedMeanwhile(error)) tell(id);
    },
  });
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

import { useParams, useSearch } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { useConversation, useMarkRead } from "../../api/conversation.ts";
import { useWords } from "../../locales/use-words.ts";
import { Problem } from "../../ui/problem.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useMedia, WIDE } from "../../ui/use-media.ts";
import { CustomerPane } from "../customers/customer-pane.tsx";
import { Conversation } from "./conversation.tsx";
import css from "./conversation-screen.module.css";
import { PersonSheet } from "./person-sheet.tsx";

/** What was said and how to answer it; beside it the person, who slides over where there is no room. */
export function ConversationScreen() {
  const { t } = useWords();
  const { conversationId } = useParams({ from: "/door/desk/queue/$conversationId" });
  const { person } = useSearch({ from: "/door/desk/queue" });
  const conversation = useConversation(conversationId);
  const wide = useMedia(WIDE);
  // What was said is painted first, who said it in the frame after; its column is there already.
  const beside = useDeferredValue(conversation.data, undefined);
  useMarkRead(conversation.data);
  return (
    <div className={css.screen} data-pane="conversation">
      {conversation.data ? (
        <Conversation conversation={conversation.data} />
      ) : (
        <main className={css.waiting} aria-busy={conversation.isPending} aria-label={t("conversation:title")}>
          {conversation.isPending ? <Skeleton rows={4} /> : null}
          {conversation.isError ? (
            <Problem error={conversation.error} onAgain={() => void conversation.refetch()} />
          ) : null}
        </main>
      )}
      {conversation.data && beside && wide ? (
        <CustomerPane customerId={beside.customerId} open={beside.id} />
      ) : null}
      {conversation.data && !wide && person ? (
        <PersonSheet customerId={conversation.data.customerId} open={conversationId} />
      ) : null}
    </div>
  );
}

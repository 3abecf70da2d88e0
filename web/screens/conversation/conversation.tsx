import { memo } from "react";
import type { Conversation as Page } from "../../../contract/index.ts";
import { useSayPresence } from "../../api/conversation.ts";
import { useMay } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { type Doing, useActions } from "../../ui/actions.ts";
import { useItemMoves } from "../queue/moves/moves.tsx";
import { Composer } from "./composer/composer.tsx";
import { useWithOutgoing } from "./composer/outgoing-in-thread.ts";
import css from "./conversation.module.css";
import { ConversationHead } from "./conversation-head.tsx";
import { Thread } from "./thread.tsx";

/** Who said it comes a frame after what was said, and does not draw this again. */
export const Conversation = memo(function Conversation({ conversation }: { conversation: Page }) {
  const { t } = useWords();
  const may = useMay();
  const moves = useItemMoves();
  const { item } = conversation;
  const withOutgoing = useWithOutgoing(conversation);
  const typed = useSayPresence(conversation.id);
  const left = item?.state === "done" || item?.state === "set_aside";
  useActions({
    done: on("finish", !left, (item) => moves.done([item])),
    snooze: on("finish", !left, (item) => moves.ask("snooze", [item])),
    setAside: on("finish", !left, (item) => moves.ask("setAside", [item])),
    assign: on("assign", !left, (item) => moves.ask("assign", [item])),
    label: on("correct", true, (item) => moves.ask("label", [item])),
    wake: on("finish", item?.state === "snoozed", (item) => void moves.wake([item])),
    reopen: on("finish", left, (item) => void moves.reopen([item])),
  });
  return (
    <main className={css.conversation} aria-label={t("conversation:title")}>
      <ConversationHead conversation={conversation} />
      <Thread key={`thread ${conversation.id}`} conversation={withOutgoing} />
      <Composer key={`composer ${conversation.id}`} conversation={conversation} onType={typed} />
    </main>
  );

  function on(permission: string, fits: boolean, act: (item: NonNullable<Page["item"]>) => void): Doing {
    return { can: () => item !== null && fits && may(permission), act: () => item && act(item) };
  }
});

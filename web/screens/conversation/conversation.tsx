import type { Conversation as Page } from "../../../contract/index.ts";
import { useSayPresence } from "../../api/conversation.ts";
import { useMay } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { useKeys } from "../../ui/keyboard.ts";
import { useItemMoves } from "../queue/moves/moves.tsx";
import { Composer } from "./composer/composer.tsx";
import { useWithOutgoing } from "./composer/outgoing-in-thread.ts";
import css from "./conversation.module.css";
import { ConversationHead } from "./conversation-head.tsx";
import { Thread } from "./thread.tsx";

export function Conversation({ conversation }: { conversation: Page }) {
  const { t } = useWords();
  const may = useMay();
  const moves = useItemMoves();
  const { item } = conversation;
  const withOutgoing = useWithOutgoing(conversation);
  const typed = useSayPresence(conversation.id);
  const on = (permission: string, act: (item: NonNullable<Page["item"]>) => void) => () =>
    item && may(permission) ? act(item) : false;
  useKeys({
    e: on("finish", (item) => moves.done([item])),
    s: on("finish", (item) => moves.ask("snooze", [item])),
    l: on("correct", (item) => moves.ask("label", [item])),
    a: on("assign", (item) => moves.ask("assign", [item])),
  });
  return (
    <main className={css.conversation} aria-label={t("conversation:title")}>
      <ConversationHead conversation={conversation} />
      <Thread conversation={withOutgoing} />
      <Composer conversation={conversation} onType={typed} />
    </main>
  );
}

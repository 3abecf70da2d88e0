import type { Conversation, Message } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import css from "./composer.module.css";

interface Props {
  conversation: Conversation;
  came: Message[];
  onSeen: () => void;
}

/** The thread moved while one wrote: what came stands here until it was seen. */
export function Moved({ conversation, came, onSeen }: Props) {
  const { t, clock } = useWords();
  const ours = came.find(({ direction }) => direction === "outbound");
  const someone = ours?.author ?? { name: t("conversation:brand") };
  return (
    <div className={css.moved} role="alert">
      <p>
        <b>{ours ? t("composer:someoneFirst", { name: someone }) : t("composer:moved")}</b>
      </p>
      {came.slice(-3).map((message) => (
        <p key={message.id} className={css.came} dir="auto">
          <span className={css.cameWho}>
            <bdi>{message.author?.name ?? conversation.item?.customer.name ?? ""}</bdi>{" "}
            {clock(message.publishedAt)}
          </span>{" "}
          {message.text}
        </p>
      ))}
      <Button look="link" onPress={onSeen}>
        {t("composer:seen")}
      </Button>
    </div>
  );
}

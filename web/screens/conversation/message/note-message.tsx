import { StickyNote } from "lucide-react";
import { useWords } from "../../../locales/use-words.ts";
import css from "./message.module.css";
import type { MessageProps } from "./message-view.tsx";

/** For the team alone: yellow, dashed, full width. */
export function NoteMessage({ message }: Pick<MessageProps, "message">) {
  const { t, clock } = useWords();
  return (
    <article className={css.note}>
      <p className={css.noteHead}>
        <StickyNote size={14} strokeWidth={1.75} aria-hidden="true" />
        <b>{t("conversation:note")}</b>
        <span>
          {message.author?.name} · <time dateTime={message.publishedAt}>{clock(message.publishedAt)}</time>
        </span>
      </p>
      <p className={css.text} dir="auto">
        {message.text}
      </p>
    </article>
  );
}

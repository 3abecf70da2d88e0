import { StickyNote } from "lucide-react";
import { useWords } from "../../../locales/use-words.ts";
import { useOutgoing } from "../composer/outgoing-in-thread.ts";
import css from "./message.module.css";
import type { MessageProps } from "./message-view.tsx";
import { Waiting } from "./waiting.tsx";

/** For the team alone: yellow, dashed, full width. */
export function NoteMessage({ message }: Pick<MessageProps, "message">) {
  const { t, clock } = useWords();
  const waits = useOutgoing(message.id)?.waiting ?? false;
  return (
    <article className={css.note} data-waits={waits || undefined}>
      <p className={css.noteHead}>
        <StickyNote size={14} strokeWidth={1.75} aria-hidden="true" />
        <b>{t("conversation:note")}</b>
        <span>
          <bdi>{message.author?.name}</bdi> ·{" "}
          <time dateTime={message.publishedAt}>{clock(message.publishedAt)}</time>
        </span>
      </p>
      <p className={css.text} dir="auto">
        {message.text}
      </p>
      <Waiting id={message.id} first words={t("message:noteGoes")} otherwise={null} />
    </article>
  );
}

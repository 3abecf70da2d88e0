import { memo } from "react";
import type { Conversation } from "../../../contract/index.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { EventLine } from "./event-line.tsx";
import { type MessageProps, MessageView, type Place } from "./message/message-view.tsx";
import { SubjectCard } from "./subject-card.tsx";
import css from "./thread.module.css";
import type { ThreadRow } from "./use-thread-entries.ts";

interface Props {
  index: number;
  entry: ThreadRow;
  place: Place;
  subject: Conversation["subject"];
  /** Told of the element, whose height is not known before it is drawn. */
  measure: (element: HTMLDivElement | null) => void;
  onEarlier: () => Promise<void>;
  onChanged: MessageProps["onChanged"];
}

/** One thing of the thread, below the day where that begins. Scrolling does not draw it again. */
export const ThreadEntry = memo(function ThreadEntry(props: Props) {
  return (
    <div
      ref={props.measure}
      data-index={props.index}
      data-event={isEvent(props.entry) || undefined}
      className={css.entry}
    >
      {content(props)}
    </div>
  );
});

function isEvent(entry: ThreadRow): boolean {
  return typeof entry === "object" && entry.event !== undefined;
}

function content({ entry, place, subject, onEarlier, onChanged }: Props) {
  if (entry === "earlier") return <Earlier onEarlier={onEarlier} />;
  if (entry === "subject") return subject ? <SubjectCard place={place} subject={subject} /> : null;
  const { day, message, event } = entry;
  return (
    <>
      {day ? <Day at={day} /> : null}
      {message ? <MessageView message={message} place={place} onChanged={onChanged} /> : null}
      {event ? <EventLine event={event} /> : null}
    </>
  );
}

function Earlier({ onEarlier }: Pick<Props, "onEarlier">) {
  const { t } = useWords();
  return (
    <Button look="link" onPress={() => void onEarlier()}>
      {t("conversation:earlier")}
    </Button>
  );
}

function Day({ at }: { at: string }) {
  const { dayLine } = useWords();
  return <p className={css.day}>{dayLine(at)}</p>;
}

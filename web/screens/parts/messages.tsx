import { EventLine } from "../conversation/event-line.tsx";
import { MessageView } from "../conversation/message/message-view.tsx";
import { SubjectCard } from "../conversation/subject-card.tsx";
import { CONVERSATION, MESSAGES } from "./invented-thread.ts";
import { Part } from "./part.tsx";
import css from "./parts.module.css";

/** What was said and what became of it, in every state; the post above it and what happened between. */
export function Messages() {
  const { subject, events } = CONVERSATION;
  return (
    <Part title="What was said">
      <div className={css.thread}>
        {subject ? <SubjectCard place={CONVERSATION} subject={subject} /> : null}
        {events.map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
        {MESSAGES.map((message) => (
          <MessageView
            key={message.id}
            message={message}
            place={{ ...CONVERSATION, otherwise: new Map(), customer: CONVERSATION.item?.customer ?? null }}
            onChanged={() => undefined}
          />
        ))}
      </div>
    </Part>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { Fragment, useLayoutEffect, useRef, useState } from "react";
import type { Conversation, Message } from "../../../contract/index.ts";
import { api, client } from "../../api/client.ts";
import { usePresence } from "../../api/presence.ts";
import { useMe } from "../../api/session.ts";
import { useErrorWords } from "../../locales/use-error-words.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { say } from "../../ui/toasts.tsx";
import { EventLine } from "./event-line.tsx";
import { inOrder } from "./in-order.ts";
import { MessageView } from "./message/message-view.tsx";
import { SubjectCard } from "./subject-card.tsx";
import css from "./thread.module.css";

/** What it stands under, what was said, what happened: oldest first, and one begins at the end. */
export function Thread({ conversation }: { conversation: Conversation }) {
  const { t, dayLine } = useWords();
  const errorWords = useErrorWords();
  const queries = useQueryClient();
  const { person } = useMe();
  const others = usePresence(conversation.id, person.id);
  const [before, setBefore] = useState<Message[]>([]);
  const [more, setMore] = useState(true);
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(0);
  const messages = [...before, ...conversation.messages];
  const last = messages.at(-1)?.id;
  const seen = useRef(last);

  // Whoever stands at the end stays there; whoever reads further up is told, not moved.
  useLayoutEffect(() => {
    const place = scroller.current;
    if (!place) return;
    // What can be scrolled must be reached by the keyboard.
    place.tabIndex = 0;
    if (atEnd.current) place.scrollTop = place.scrollHeight;
    else if (seen.current !== last) setBelow((count) => count + 1);
    seen.current = last;
  }, [last]);

  async function readEarlier() {
    const first = messages[0];
    if (!first) return;
    try {
      const page = await client.conversations.get({ id: conversation.id, before: first.id });
      setBefore((now) => [...page.messages, ...now]);
      setMore(page.earlier);
    } catch (error) {
      say(errorWords(error));
    }
  }
  const again = () => void queries.invalidateQueries({ queryKey: api.conversations.key() });

  return (
    <div
      ref={scroller}
      className={css.scroller}
      role="log"
      aria-label={t("conversation:messages")}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 40;
        if (atEnd.current) setBelow(0);
      }}
    >
      <div className={css.column}>
        {conversation.subject ? (
          <SubjectCard conversation={conversation} subject={conversation.subject} />
        ) : null}
        {(before.length === 0 ? conversation.earlier : more) ? (
          <Button look="link" onPress={() => void readEarlier()}>
            {t("conversation:earlier")}
          </Button>
        ) : null}
        {inOrder(messages, conversation.events).map(({ day, message, event }) => (
          <Fragment key={message?.id ?? event?.id ?? day}>
            {day ? <p className={css.day}>{dayLine(day)}</p> : null}
            {message ? <MessageView message={message} conversation={conversation} onChanged={again} /> : null}
            {event ? <EventLine event={event} /> : null}
          </Fragment>
        ))}
        <div className={css.others} aria-live="polite">
          {others.map(({ person: name, doing }) => (
            <p key={name.id}>
              {doing === "typing" ? t("conversation:writes", { name }) : t("conversation:reads", { name })}
            </p>
          ))}
        </div>
      </div>
      {below > 0 ? (
        <div className={css.below}>
          <Button
            onPress={() => {
              const place = scroller.current;
              if (place) place.scrollTop = place.scrollHeight;
            }}
          >
            {t("conversation:below", { count: below })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

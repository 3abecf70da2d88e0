import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Conversation, Item, Message } from "../../../contract/index.ts";
import { api, client } from "../../api/client.ts";
import { usePresence } from "../../api/presence.ts";
import { withMessage } from "../../api/queue.ts";
import { useMe } from "../../api/session.ts";
import { useErrorWords } from "../../locales/use-error-words.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { say } from "../../ui/toasts.tsx";
import { takeWantedFocus } from "./heading-focus.ts";
import { inOrder } from "./in-order.ts";
import css from "./thread.module.css";
import { ThreadEntry } from "./thread-entry.tsx";
import { END_PX, useThreadEntries } from "./use-thread-entries.ts";
import { saidOtherwise } from "./why/said-otherwise.ts";

/** What it stands under, what was said, what happened: oldest first, and one begins at the end. */
export function Thread({ conversation }: { conversation: Conversation }) {
  const { t } = useWords();
  const errorWords = useErrorWords();
  const queries = useQueryClient();
  const { person } = useMe();
  const others = usePresence(conversation.id, person.id);
  const [before, setBefore] = useState<Message[]>([]);
  const [more, setMore] = useState(true);
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(0);
  const { subject, messages: latest, events, network, networkName } = conversation;
  const { item } = conversation;
  const customer = item?.customer ?? null;
  const messages = useMemo(() => [...before, ...latest], [before, latest]);
  const otherwise = useOtherwise(messages, item);
  const place = useMemo(
    () => ({ network, networkName, messages: latest, customer, otherwise }),
    [network, networkName, latest, customer, otherwise],
  );
  const entries = useMemo(() => inOrder(messages, events), [messages, events]);
  const earlier = before.length === 0 ? conversation.earlier : more;
  const last = messages.at(-1)?.id;
  const seen = useRef(last);
  const { visible, styles, measure, scrollToEnd, keepPlace } = useThreadEntries(scroller, entries, {
    subject: subject !== null,
    earlier,
  });

  useEffect(takeWantedFocus, []);
  // Whoever stands at the end stays there; whoever reads further up is told, not moved.
  useLayoutEffect(() => {
    if (seen.current !== last && !atEnd.current) setBelow((count) => count + 1);
    seen.current = last;
  }, [last]);
  useLayoutEffect(() => {
    // What can be scrolled must be reached by the keyboard.
    if (scroller.current) scroller.current.tabIndex = 0;
  }, []);

  const keep = useRef(keepPlace);
  keep.current = keepPlace;
  const readEarlier = useCallback(async () => {
    const first = messages[0];
    if (!first) return;
    try {
      const page = await client.conversations.get({ id: conversation.id, before: first.id });
      keep.current();
      setBefore((now) => [...page.messages, ...now]);
      setMore(page.earlier);
    } catch (error) {
      say(errorWords(error));
    }
  }, [conversation.id, messages, errorWords]);
  const again = useCallback(
    (changed?: Message) => {
      // What was read further up is asked for only once.
      if (changed) setBefore((now) => withMessage(now, changed));
      void queries.invalidateQueries({ queryKey: api.conversations.key() });
    },
    [queries],
  );

  return (
    <div
      ref={scroller}
      className={css.scroller}
      role="log"
      aria-label={t("conversation:messages")}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < END_PX;
        if (atEnd.current) setBelow(0);
      }}
    >
      <div className={css.column}>
        <div className={css.whole} style={styles.whole}>
          <div className={css.inSight} style={styles.inSight}>
            {visible.map(({ key, index, entry }) => (
              <ThreadEntry
                key={key}
                index={index}
                entry={entry}
                place={place}
                subject={subject}
                measure={measure}
                onEarlier={readEarlier}
                onChanged={again}
              />
            ))}
          </div>
        </div>
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
          <Button onPress={scrollToEnd}>{t("conversation:below", { count: below })}</Button>
        </div>
      ) : null}
    </div>
  );
}

/** The very same while nothing of it changes: each message in sight looks at it. */
function useOtherwise(messages: Message[], item: Item | null) {
  const { kind, topic, language, corrected } = item ?? {};
  const set = corrected?.join();
  return useMemo(() => {
    const head =
      kind && topic && language ? { kind, topic, language, corrected: set?.split(",") ?? [] } : null;
    return saidOtherwise(messages, head);
  }, [messages, kind, topic, language, set]);
}

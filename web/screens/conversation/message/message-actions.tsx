import { Ellipsis } from "lucide-react";
import { useRef, useState } from "react";
import { client } from "../../../api/client.ts";
import { useMay } from "../../../api/session.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { LightMenu, type MenuAction } from "../../../ui/menu.tsx";
import { say } from "../../../ui/toasts.tsx";
import { readUnderstanding } from "../why/read-understanding.ts";
import { useLabels } from "../why/use-labels.ts";
import { MessageWhy } from "./later-message-why.tsx";
import css from "./message.module.css";
import type { MessageProps } from "./message-view.tsx";

/** What the network lets us do to this very message, by its own capabilities. */
export function MessageActions({ message, place, onChanged }: MessageProps) {
  const { t, coded, network } = useWords();
  const errorWords = useErrorWords();
  const may = useMay();
  const labelsOf = useLabels();
  const button = useRef<HTMLButtonElement>(null);
  const [why, setWhy] = useState(false);
  const allowed = may("moderate") ? message.actions : [];
  const of = readUnderstanding(message);
  if (!message.url && allowed.length === 0 && !of) return null;
  return (
    <span className={css.actions}>
      <LightMenu label={t("conversation:messageActions")} actions={actions} buttonRef={button}>
        <Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" />
      </LightMenu>
      {why ? (
        <MessageWhy
          message={message}
          triggerRef={button}
          onClose={() => setWhy(false)}
          onChanged={onChanged}
        />
      ) : null}
    </span>
  );

  function actions(): MenuAction[] {
    const { url } = message;
    const open = () => void window.open(url ?? "", "_blank", "noreferrer");
    const what = of ? labelsOf(of, []).map(({ words }) => words) : [];
    return [
      ...(of
        ? [{ id: "why", words: t("message:what", { what: what.join(" · ") }), act: () => setWhy(true) }]
        : []),
      ...(url ? [{ id: "open", words: t("conversation:openOn", { on: on() }), act: open }] : []),
      ...allowed.flatMap((action) => {
        const words = coded("common", `action.${action}`);
        return words ? [{ id: action, words, act: () => void act(action) }] : [];
      }),
    ];
  }

  function on(): string {
    return network(place.network, place.networkName, "on");
  }

  async function act(action: string) {
    try {
      const { done, refusal } = await client.conversations.act({ id: message.id, action });
      const why = (refusal && coded("reasons", `refusal.${refusal.code}`)) ?? t("reasons:refusal.rejected");
      say(done ? t("conversation:acted", { on: on() }) : t("conversation:actRefused", { on: on(), why }));
      onChanged();
    } catch (error) {
      say(errorWords(error));
    }
  }
}

import { Ellipsis } from "lucide-react";
import { client } from "../../../api/client.ts";
import { useMay } from "../../../api/session.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu, type MenuAction } from "../../../ui/menu.tsx";
import { say } from "../../../ui/toasts.tsx";
import css from "./message.module.css";
import type { MessageProps } from "./message-view.tsx";

/** What the network lets us do to this very message, by its own capabilities. */
export function MessageActions({ message, conversation, onChanged }: MessageProps) {
  const { t, coded, network } = useWords();
  const errorWords = useErrorWords();
  const may = useMay();
  const on = network(conversation.network, conversation.networkName, "on");
  const actions: MenuAction[] = [];
  if (message.url) {
    const { url } = message;
    const open = () => void window.open(url, "_blank", "noreferrer");
    actions.push({ id: "open", words: t("conversation:openOn", { on }), act: open });
  }
  if (may("moderate")) {
    for (const action of message.actions) {
      const words = coded("common", `action.${action}`);
      if (words) actions.push({ id: action, words, act: () => void act(action) });
    }
  }
  if (actions.length === 0) return null;
  return (
    <span className={css.actions}>
      <Menu
        label={t("conversation:messageActions")}
        actions={actions}
        trigger={
          <IconButton label={t("conversation:messageActions")}>
            <Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        }
      />
    </span>
  );

  async function act(action: string) {
    try {
      const { done, refusal } = await client.conversations.act({ id: message.id, action });
      const why = (refusal && coded("reasons", `refusal.${refusal.code}`)) ?? t("reasons:refusal.rejected");
      say(done ? t("conversation:acted", { on }) : t("conversation:actRefused", { on, why }));
      onChanged();
    } catch (error) {
      say(errorWords(error));
    }
  }
}

import { CheckCheck, Globe, Lock } from "lucide-react";
import { useWords } from "../../../locales/use-words.ts";
import { Attachments } from "./attachments.tsx";
import { DeliveryLine } from "./delivery-line.tsx";
import { EarlierTexts } from "./earlier-texts.tsx";
import css from "./message.module.css";
import { MessageActions } from "./message-actions.tsx";
import { MessageText } from "./message-text.tsx";
import type { MessageProps } from "./message-view.tsx";

/** Ours: where it was said, by whom, and what became of it. Hatched until it has gone out. */
export function BrandMessage({ message, conversation, onChanged }: MessageProps) {
  const { t, clock, network } = useWords();
  const on = network(conversation.network, conversation.networkName, "on");
  const isPrivate = message.audience === "private";
  const Icon = isPrivate ? Lock : Globe;
  const state = message.delivery?.state ?? "sent";
  const name = message.author?.name.split(" ")[0] ?? t("conversation:brand");
  const said = isPrivate ? t("conversation:saidPrivate", { name }) : t("conversation:saidPublic", { name });
  return (
    <article className={css.brand} data-audience={message.audience}>
      {message.deletedAt ? (
        <p className={css.trace}>{t("conversation:deleted", { on })}</p>
      ) : (
        <div className={css.bubble} data-state={state}>
          <MessageText message={message} />
          <Attachments attachments={message.attachments} />
        </div>
      )}
      <p className={css.under}>
        <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
        {said} · <time dateTime={message.publishedAt}>{clock(message.publishedAt)}</time>
        {message.origin === "outside" ? <span>· {t("conversation:outside")}</span> : null}
        {message.origin === "import" ? <span>· {t("conversation:imported")}</span> : null}
        {message.editedAt ? <span>· {t("conversation:edited", { at: clock(message.editedAt) })}</span> : null}
        {state === "sent" ? (
          <>
            <CheckCheck size={14} strokeWidth={1.75} aria-hidden="true" />
            <span className="visually-hidden">{t("conversation:delivery.sent")}</span>
          </>
        ) : null}
        <MessageActions message={message} conversation={conversation} onChanged={onChanged} />
      </p>
      {message.delivery ? (
        <DeliveryLine delivery={message.delivery} conversation={conversation} onChanged={onChanged} />
      ) : null}
      <EarlierTexts texts={message.earlierTexts} />
    </article>
  );
}

import { useWords } from "../../../locales/use-words.ts";
import { Face } from "../../../ui/face.tsx";
import { Attachments } from "./attachments.tsx";
import { Edited } from "./edited.tsx";
import css from "./message.module.css";
import { MessageActions } from "./message-actions.tsx";
import { MessageLabels } from "./message-labels.tsx";
import { MessageText } from "./message-text.tsx";
import type { MessageProps } from "./message-view.tsx";

export function CustomerMessage({ message, place, onChanged }: MessageProps) {
  const { t, clock, coded, network, figure } = useWords();
  const { customer } = place;
  const name = customer?.name || customer?.handle || t("common:someone");
  const called = customer?.name ? (customer.name.split(" ")[0] ?? name) : name;
  const on = network(place.network, place.networkName, "on");
  const otherwise = place.otherwise.get(message.id);
  const moderated = message.moderation && message.moderation !== "visible" ? message.moderation : null;
  return (
    <article className={css.customer}>
      <Face name={name} url={customer?.avatarUrl ?? null} size={36} />
      <div className={css.words}>
        <p className={css.who}>
          <b dir="auto">{called}</b> <time dateTime={message.publishedAt}>{clock(message.publishedAt)}</time>
          {message.origin === "import" ? <span>{t("conversation:imported")}</span> : null}
          {otherwise ? <MessageLabels message={message} otherwise={otherwise} onChanged={onChanged} /> : null}
          <Edited message={message} />
          {message.likes ? (
            <span>{t("conversation:likes", { count: message.likes, figure: figure(message.likes) })}</span>
          ) : null}
          <MessageActions message={message} place={place} onChanged={onChanged} />
        </p>
        {message.deletedAt ? (
          <p className={css.trace}>{t("conversation:deleted", { on })}</p>
        ) : (
          <div className={css.said}>
            <MessageText message={message} />
          </div>
        )}
        <Attachments attachments={message.attachments} />
        {moderated ? (
          <p className={css.trace}>{coded("conversation", `moderation.${moderated}`, { on })}</p>
        ) : null}
      </div>
    </article>
  );
}

import { CheckCheck, Globe, Lock } from "lucide-react";
import { useWords } from "../../../locales/use-words.ts";
import { answeredIn } from "./answered-in.ts";
import { Attachments } from "./attachments.tsx";
import { DeliveryLine } from "./delivery-line.tsx";
import { Edited } from "./edited.tsx";
import css from "./message.module.css";
import { MessageActions } from "./message-actions.tsx";
import { MessageText } from "./message-text.tsx";
import type { MessageProps } from "./message-view.tsx";
import { Waiting } from "./waiting.tsx";

/** Ours: where it was said, by whom, how fast, and what became of it. Hatched until it has gone out. */
export function BrandMessage({ message, place, onChanged }: MessageProps) {
  const { t, clock, network, duration } = useWords();
  const on = network(place.network, place.networkName, "on");
  const isPrivate = message.audience === "private";
  const Icon = isPrivate ? Lock : Globe;
  const state = message.delivery?.state ?? "sent";
  const name = message.author?.name.split(" ")[0] ?? t("conversation:brand");
  const said = isPrivate ? t("conversation:saidPrivate", { name }) : t("conversation:saidPublic", { name });
  const minutes = state === "sent" ? answeredIn(place.messages, message) : null;
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
        <span>
          {said} · <time dateTime={message.publishedAt}>{clock(message.publishedAt)}</time>
          {minutes === null ? "" : ` · ${howFast(minutes)}`}
          {message.origin === "outside" ? ` · ${t("conversation:outside")}` : ""}
          {message.origin === "import" ? ` · ${t("conversation:imported")}` : ""}
        </span>
        <Edited message={message} />
        {state === "sent" ? (
          <>
            <CheckCheck size={14} strokeWidth={1.75} aria-hidden="true" />
            <span className="visually-hidden">{t("conversation:delivery.sent")}</span>
          </>
        ) : null}
        <MessageActions message={message} place={place} onChanged={onChanged} />
      </p>
      {message.delivery ? (
        <Waiting
          id={message.delivery.replyId}
          first={message.delivery.part === 0}
          words={t("message:goesOut")}
          otherwise={<DeliveryLine delivery={message.delivery} place={place} onChanged={onChanged} />}
        />
      ) : null}
    </article>
  );

  function howFast(minutes: number): string {
    return minutes < 1
      ? t("message:answeredAtOnce")
      : t("message:answeredIn", { duration: duration(minutes) });
  }
}

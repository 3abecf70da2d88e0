import type { Conversation } from "../../../contract/index.ts";
import { useWords } from "../../locales/use-words.ts";
import { NetworkBadge } from "../../ui/network-badge.tsx";
import css from "./subject-card.module.css";

interface Props {
  conversation: Conversation;
  subject: NonNullable<Conversation["subject"]>;
}

/** The post or article that the conversation stands under. */
export function SubjectCard({ conversation: { network, networkName }, subject }: Props) {
  const { t, longDate } = useWords();
  const { own, publishedAt, text, url } = subject;
  const head = publishedAt
    ? t(own ? "conversation:subject.own" : "conversation:subject.other", { date: longDate(publishedAt) })
    : t(own ? "conversation:subject.ownUndated" : "conversation:subject.otherUndated");
  return (
    <section className={css.card}>
      <div className={css.words}>
        <p className={css.head}>
          <NetworkBadge network={network} name={networkName} />
          {head}
        </p>
        <p className={css.text} dir="auto">
          {text}
        </p>
      </div>
      {url ? (
        <a href={url} target="_blank" rel="noreferrer">
          {t("conversation:open")}
        </a>
      ) : null}
    </section>
  );
}

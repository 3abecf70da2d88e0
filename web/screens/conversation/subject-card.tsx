import type { Conversation } from "../../../contract/index.ts";
import { useWords } from "../../locales/use-words.ts";
import { NetworkBadge } from "../../ui/network-badge.tsx";
import css from "./subject-card.module.css";

type Subject = NonNullable<Conversation["subject"]>;

interface Props {
  place: Pick<Conversation, "network" | "networkName">;
  subject: Subject;
}

/** The post or article that the conversation stands under. */
export function SubjectCard({ place: { network, networkName }, subject }: Props) {
  const { t, longDate } = useWords();
  const { own, publishedAt, text, url, image } = subject;
  const head = publishedAt
    ? t(own ? "conversation:subject.own" : "conversation:subject.other", { date: longDate(publishedAt) })
    : t(own ? "conversation:subject.ownUndated" : "conversation:subject.otherUndated");
  return (
    <section className={css.card}>
      {image ? <img className={css.picture} loading="lazy" src={image} alt="" /> : null}
      <div className={css.words}>
        <p className={css.head}>
          <NetworkBadge network={network} name={networkName} />
          {head}
        </p>
        <p className={css.text} dir="auto">
          {text}
        </p>
        <Reactions subject={subject} />
      </div>
      {url ? (
        <a href={url} target="_blank" rel="noreferrer">
          {t("conversation:open")}
        </a>
      ) : null}
    </section>
  );
}

function Reactions({ subject: { replies, likes } }: { subject: Subject }) {
  const { t, figure } = useWords();
  if (!replies && !likes) return null;
  return (
    <p className={css.reactions}>
      {replies ? <span>{t("conversation:replies", { count: replies, figure: figure(replies) })}</span> : null}
      {likes ? <span>{t("conversation:likes", { count: likes, figure: figure(likes) })}</span> : null}
    </p>
  );
}

import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import type { api } from "../../api/client.ts";
import { useWords } from "../../locales/use-words.ts";
import { Face } from "../../ui/face.tsx";
import css from "./search-screen.module.css";

type Found = Awaited<ReturnType<typeof api.search.all.call>>;

export function MessageHit({ message }: { message: Found["messages"][number] }) {
  const { t, shortDate } = useWords();
  const { customer, conversationId, network, direction, pieces, publishedAt } = message;
  const name = customer.name || customer.handle || t("common:someone");
  return (
    <li className={css.hit}>
      <Face name={name} url={customer.avatarUrl} network={network} />
      <div className={css.words}>
        <p className={css.who}>
          <Link to="/queue/$conversationId" params={{ conversationId }}>
            <bdi>{name}</bdi>
          </Link>
          {direction === "outbound" ? <span>{t("search:ours")}</span> : null}
          <time dateTime={publishedAt}>{shortDate(publishedAt)}</time>
        </p>
        <p className={css.text} dir="auto">
          {withPlaces(pieces).map(({ text, hit, at }) => (
            <Fragment key={at}>{hit ? <mark>{text}</mark> : text}</Fragment>
          ))}
        </p>
      </div>
    </li>
  );
}

export function PersonHit({ person }: { person: Found["people"][number] }) {
  const { t, figure } = useWords();
  const name = person.name || person.handle || t("common:someone");
  return (
    <li className={css.hit}>
      <Face name={name} url={person.avatarUrl} network={person.network} />
      <div className={css.words}>
        <p className={css.who}>
          <Link to="/customers/$customerId" params={{ customerId: person.id }}>
            <bdi>{name}</bdi>
          </Link>
          <bdi>{person.handle}</bdi>
        </p>
        {person.followers === null ? null : (
          <p className={css.quiet}>
            {t("customer:followers", { count: person.followers, figure: figure(person.followers) })}
          </p>
        )}
      </div>
    </li>
  );
}

/** Each piece with the place where it begins. */
function withPlaces(pieces: Found["messages"][number]["pieces"]) {
  let at = 0;
  return pieces.map((piece) => {
    const start = at;
    at += piece.text.length;
    return { ...piece, at: start };
  });
}

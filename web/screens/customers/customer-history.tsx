import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { NetworkBadge } from "../../ui/network-badge.tsx";
import type { CustomerOf } from "./customer-of.ts";
import css from "./customer-pane.module.css";

/** So many before one asks for the rest. */
const SHOWN = 6;

/** What else they came with, newest first, without the conversation that is open. */
export function CustomerHistory({ history, open }: Pick<CustomerOf, "history"> & { open: string | null }) {
  const { t, shortDate } = useWords();
  const [all, setAll] = useState(false);
  const others = history.filter(({ conversationId }) => conversationId !== open);
  const shown = all ? others : others.slice(0, SHOWN);
  return (
    <section>
      <h3 className={css.title}>
        {t("customer:history.title")}
        <span className={css.beside}>
          {others.length > 0 ? t("customer:history.count", { count: others.length }) : null}
        </span>
      </h3>
      {others.length === 0 ? (
        <p className={css.quiet}>{t("customer:history.none")}</p>
      ) : (
        <ul className={css.history}>
          {shown.map(({ conversationId, network, kind, preview, at, state }) => (
            <li key={`${conversationId} ${at}`}>
              <NetworkBadge network={network} name={network} size={14} />
              <Link
                to="/queue/$conversationId"
                params={{ conversationId }}
                search={({ person: _, ...search }) => search}
                title={t(`common:state.${state}`)}
              >
                {t("customer:history.kind", { kind: t(`common:kind.${kind}`) })} <bdi>{preview}</bdi>
              </Link>
              <time dateTime={at} className={css.beside}>
                {shortDate(at)}
              </time>
            </li>
          ))}
        </ul>
      )}
      {shown.length < others.length ? (
        <Button look="link" onPress={() => setAll(true)}>
          {t("customer:history.all", { count: others.length })}
        </Button>
      ) : null}
    </section>
  );
}

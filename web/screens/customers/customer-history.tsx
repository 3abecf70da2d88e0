import { Link } from "@tanstack/react-router";
import { useWords } from "../../locales/use-words.ts";
import { NetworkBadge } from "../../ui/network-badge.tsx";
import type { CustomerOf } from "./customer-of.ts";
import css from "./customer-pane.module.css";

export function CustomerHistory({ history }: Pick<CustomerOf, "history">) {
  const { t, shortDate } = useWords();
  return (
    <section>
      <h3 className={css.title}>
        {t("customer:history.title")}
        <span className={css.beside}>
          {history.length > 1 ? t("customer:history.count", { count: history.length }) : null}
        </span>
      </h3>
      {history.length <= 1 ? <p className={css.quiet}>{t("customer:history.none")}</p> : null}
      <ul className={css.history} hidden={history.length <= 1}>
        {history.map(({ conversationId, network, kind, preview, at, state }) => (
          <li key={`${conversationId} ${at}`}>
            <NetworkBadge network={network} name={network} size={14} />
            <Link
              to="/queue/$conversationId"
              params={{ conversationId }}
              search={({ person: _, ...search }) => search}
              title={t(`common:state.${state}`)}
            >
              <b>{t(`common:kind.${kind}`)}</b> <span dir="auto">{preview}</span>
            </Link>
            <time dateTime={at} className={css.beside}>
              {shortDate(at)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}

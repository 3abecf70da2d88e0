import { useWords } from "../../locales/use-words.ts";
import { NetworkBadge } from "../../ui/network-badge.tsx";
import type { CustomerOf } from "./customer-of.ts";
import css from "./customer-pane.module.css";

export function Handles({ handles }: Pick<CustomerOf, "handles">) {
  const { t, figure } = useWords();
  return (
    <ul className={css.handles} aria-label={t("customer:handles")}>
      {handles.map(({ network, handle, handlePrefix, name, profileUrl, followers }) => {
        const said = handle ? `${handlePrefix}${handle}` : (name ?? t("common:someone"));
        return (
          <li key={`${network} ${said}`}>
            <NetworkBadge network={network} name={network} size={14} />
            {profileUrl ? (
              <a href={profileUrl} target="_blank" rel="noreferrer">
                <bdi>{said}</bdi>
              </a>
            ) : (
              <bdi>{said}</bdi>
            )}
            {followers === null ? null : (
              <span className={css.beside}>
                {t("customer:followers", { count: followers, figure: figure(followers) })}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import type { Connection } from "../../../../contract/index.ts";
import { useMay } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Face } from "../../../ui/face.tsx";
import css from "../settings.module.css";
import { ConnectionActions } from "./connection-actions.tsx";
import { Health } from "./health.tsx";
import own from "./networks.module.css";
import { SetAside } from "./set-aside.tsx";
import { useAdviceWords } from "./use-advice-words.ts";

/** One account: how it is doing, what to do about it, and what can be done with it. */
export function ConnectionCard({ connection }: { connection: Connection }) {
  const { t } = useWords();
  const may = useMay();
  const advice = useAdviceWords();
  const [asideShown, setAsideShown] = useState(false);
  const { name, handle, network, networkName, avatarUrl, state, health } = connection;
  return (
    <li className={own.card}>
      <div className={own.title}>
        <Face name={name} url={avatarUrl} network={network} />
        <div className={css.who}>
          <h2>{name}</h2>
          <span className={css.quiet}>{`${networkName} · ${handle}`}</span>
        </div>
        <span className={own.state}>{t(`common:connection.${state}`)}</span>
      </div>
      {health.advice.length > 0 ? (
        <ul className={own.advice}>
          {health.advice.map((one) => (
            <li key={one.code}>
              <TriangleAlert size={16} aria-hidden="true" />
              {advice(one)}
            </li>
          ))}
        </ul>
      ) : null}
      <Health connection={connection} />
      {may("manage_connections") ? (
        <ConnectionActions
          connection={connection}
          asideShown={asideShown}
          onAside={() => setAsideShown(!asideShown)}
        />
      ) : null}
      {asideShown ? <SetAside id={connection.id} /> : null}
    </li>
  );
}

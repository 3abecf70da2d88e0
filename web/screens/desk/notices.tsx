import { CloudOff, RefreshCw, Wifi } from "lucide-react";
import { type Connection, useConnection } from "../../api/connection.ts";
import { useNewVersion } from "../../api/version.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import css from "./notices.module.css";

const ICONS = { offline: CloudOff, silent: CloudOff, back: Wifi } as const;

/** What concerns the whole desk and is no answer to what one did: no connection, a new version. */
export function Notices() {
  const { t } = useWords();
  const connection = useConnection();
  const version = useNewVersion();
  return (
    <div className={css.place}>
      <div role="status">{connection === "well" ? null : <ConnectionLine connection={connection} />}</div>
      <div role="status">
        {version.ready ? (
          <p className={css.notice}>
            <RefreshCw size={16} strokeWidth={1.75} aria-hidden="true" />
            <span>{t("desk:version.ready")}</span>
          </p>
        ) : null}
      </div>
      {version.ready ? (
        <div className={css.buttons}>
          <Button look="quiet" onPress={version.putOff}>
            {t("desk:version.later")}
          </Button>
          <Button onPress={() => location.reload()}>{t("desk:version.reload")}</Button>
        </div>
      ) : null}
    </div>
  );
}

function ConnectionLine({ connection }: { connection: Exclude<Connection, "well"> }) {
  const { t } = useWords();
  const Icon = ICONS[connection];
  return (
    <p className={css.notice}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      <span>{t(`desk:${connection}`)}</span>
    </p>
  );
}

import type { Connection } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyLine } from "../copy-line.tsx";
import css from "../settings.module.css";
import { Checks } from "./checks.tsx";
import type { ConnectCheck } from "./network.ts";

interface Props {
  connection: Connection;
  checks: ConnectCheck[];
  secret: string | null;
  onClose: () => void;
}

/** It is connected. A secret that the desk made is shown here and never again. */
export function Connected({ connection, checks, secret, onClose }: Props) {
  const { t } = useWords();
  return (
    <>
      <h1>{t("connections:connected", { name: connection.name })}</h1>
      <Checks checks={checks} ok />
      {connection.hookUrl || secret ? (
        <section className={css.once}>
          {connection.hookUrl ? <CopyLine label={t("connections:hook")} value={connection.hookUrl} /> : null}
          {secret ? (
            <>
              <CopyLine label={t("connections:secret")} value={secret} />
              <p>{t("connections:secretOnce")}</p>
            </>
          ) : null}
        </section>
      ) : null}
      <div className={css.buttons}>
        <Button look="primary" onPress={onClose}>
          {t("connections:toList")}
        </Button>
      </div>
    </>
  );
}

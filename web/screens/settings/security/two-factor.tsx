import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { endTwoFactor, newBackupCodes, startTwoFactor } from "../../../api/own-account.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { say } from "../../../ui/toasts.tsx";
import { PartHead } from "../part-head.tsx";
import css from "../settings.module.css";
import { NotChanged } from "./account-problem.tsx";
import { AskPassword } from "./ask-password.tsx";
import { BackupCodes } from "./backup-codes.tsx";
import { ConfirmCode } from "./confirm-code.tsx";

/** A second step at sign-in, by any authenticator app. Each change of it asks for the password. */
export function TwoFactor({ on }: { on: boolean }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<"start" | "end" | "codes" | null>(null);
  const [begun, setBegun] = useState<{ uri: string; backupCodes: string[] } | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: api.session.key() });
  const act = useMutation({
    mutationFn: async (password: string) => {
      if (asking === "start") setBegun(await startTwoFactor(password));
      if (asking === "codes") setCodes(await newBackupCodes(password));
      if (asking === "end") {
        await endTwoFactor(password);
        setCodes(null);
        say(t("security:twoFactor.ended"));
        await refresh();
      }
    },
    onSuccess: () => setAsking(null),
  });

  if (begun) {
    return (
      <section className={css.part}>
        <h2>{t("security:twoFactor.title")}</h2>
        <ConfirmCode
          uri={begun.uri}
          onDone={() => {
            setCodes(begun.backupCodes);
            setBegun(null);
            return refresh();
          }}
          onClose={() => setBegun(null)}
        />
      </section>
    );
  }
  return (
    <section className={css.part}>
      <PartHead
        title={t("security:twoFactor.title")}
        lead={on ? t("security:twoFactor.on") : t("security:twoFactor.off")}
      />
      {codes ? <BackupCodes codes={codes} /> : null}
      {asking ? (
        <AskPassword
          submit={t(`security:twoFactor.${asking}`)}
          busy={act.isPending}
          onSubmit={(password) => act.mutate(password)}
          onClose={() => {
            act.reset();
            setAsking(null);
          }}
        />
      ) : (
        <div className={css.buttons}>
          {on ? (
            <>
              <Button onPress={() => setAsking("codes")}>{t("security:twoFactor.codes")}</Button>
              <Button onPress={() => setAsking("end")}>{t("security:twoFactor.end")}</Button>
            </>
          ) : (
            <Button onPress={() => setAsking("start")}>{t("security:twoFactor.start")}</Button>
          )}
        </div>
      )}
      {act.isError ? <NotChanged error={act.error} /> : null}
    </section>
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Connection } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { say } from "../../../ui/toasts.tsx";
import css from "../settings.module.css";
import { Sure } from "../sure.tsx";
import { ChangeSettings } from "./change-settings.tsx";
import { Checks } from "./checks.tsx";

interface Props {
  connection: Connection;
  asideShown: boolean;
  onAside: () => void;
}

export function ConnectionActions({ connection, asideShown, onAside }: Props) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState<"settings" | "remove" | null>(null);
  const { id, name, state, health } = connection;
  const refresh = () => queries.invalidateQueries({ queryKey: api.connections.key() });
  const change = useMutation({ ...api.connections.change.mutationOptions(), onSuccess: refresh });
  const poll = useMutation({
    ...api.connections.pollNow.mutationOptions(),
    onSuccess: () => {
      say(t("connections:asked"));
      return refresh();
    },
  });
  const remove = useMutation({
    ...api.connections.remove.mutationOptions(),
    onSuccess: () => {
      setOpen(null);
      say(t("connections:removed", { name }));
      return refresh();
    },
  });
  const error = change.error ?? poll.error;
  // What only ever pushes, like a system of the operator's own, is never asked.
  const isAsked = connection.hookUrl === null || health.lastPolledAt !== null;

  return (
    <>
      <div className={css.buttons}>
        {state === "connected" && isAsked ? (
          <Button isDisabled={poll.isPending} onPress={() => poll.mutate({ id })}>
            {t("connections:pollNow")}
          </Button>
        ) : null}
        <Button
          isDisabled={change.isPending}
          onPress={() => change.mutate({ id, state: state === "connected" ? "paused" : "connected" })}
        >
          {t(`connections:toggle.${state}`)}
        </Button>
        <Button onPress={() => setOpen("settings")}>{t("connections:settings")}</Button>
        <Button onPress={() => setOpen("remove")}>{t("connections:remove")}</Button>
        {health.setAside > 0 || asideShown ? (
          <Button onPress={onAside} aria-expanded={asideShown}>
            {t("connections:aside.button", { count: health.setAside })}
          </Button>
        ) : null}
      </div>
      {change.data && !change.data.ok ? <Checks checks={change.data.checks} ok={false} /> : null}
      {error ? <Problem error={error} /> : null}
      {open === "settings" ? <ChangeSettings connection={connection} onClose={() => setOpen(null)} /> : null}
      {open === "remove" ? (
        <Sure
          title={t("connections:removeTitle", { name })}
          body={t("connections:removeBody")}
          yes={t("connections:remove")}
          busy={remove.isPending}
          error={remove.error}
          onYes={() => remove.mutate({ id })}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Connection } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import controls from "../../../ui/controls.module.css";
import { Dialog } from "../../../ui/dialog.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { say } from "../../../ui/toasts.tsx";
import { CopyLine } from "../copy-line.tsx";
import css from "../settings.module.css";
import { Checks } from "./checks.tsx";
import { filledIn, SettingsFields, valuesOf } from "./settings-fields.tsx";

/** New settings for the same account; they hold once the network has accepted them. */
export function ChangeSettings({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [values, setValues] = useState(() => valuesOf(connection.fields));
  const change = useMutation({
    ...api.connections.change.mutationOptions(),
    onSuccess: ({ ok }) => {
      if (ok) {
        say(t("settings:saved"));
        onClose();
      }
      return queries.invalidateQueries({ queryKey: api.connections.key() });
    },
  });
  // A field that cannot be so comes back as a check of its own.
  const problems = (change.data?.checks ?? []).flatMap(({ code, params }) =>
    code === "setting" && params ? [{ field: String(params.field), code: String(params.problem) }] : [],
  );
  const checks = (change.data?.checks ?? []).filter(({ code }) => code !== "setting");

  return (
    <Dialog title={t("connections:settingsOf", { name: connection.name })} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ id: connection.id, settings: filledIn(connection.fields, values) });
        }}
      >
        {connection.hookUrl ? <CopyLine label={t("connections:hook")} value={connection.hookUrl} /> : null}
        <SettingsFields
          network={connection.network}
          fields={connection.fields}
          values={values}
          problems={problems}
          kept
          onChange={setValues}
        />
        {change.isPending ? <p role="status">{t("connections:trying")}</p> : null}
        {checks.length > 0 ? <Checks checks={checks} ok={change.data?.ok ?? false} /> : null}
        {change.isError ? <Problem error={change.error} /> : null}
        <div className={`${controls.row} ${controls.end}`}>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="primary" type="submit" isDisabled={change.isPending}>
            {t("connections:testAndSave")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

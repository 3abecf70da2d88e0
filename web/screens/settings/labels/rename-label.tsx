import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Label } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { say } from "../../../ui/toasts.tsx";
import css from "../settings.module.css";

/** In the row's own place; Esc leaves the name as it was. */
export function RenameLabel({ label, onClose }: { label: Label; onClose: () => void }) {
  const { t } = useWords();
  const errorWords = useErrorWords();
  const queries = useQueryClient();
  const [name, setName] = useState(label.name);
  const rename = useMutation({
    ...api.labels.rename.mutationOptions(),
    onSuccess: async () => {
      say(t("settings:saved"));
      await queries.invalidateQueries({ queryKey: api.labels.key() });
      onClose();
    },
  });
  return (
    <li className={css.row}>
      <form
        className={css.line}
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate({ id: label.id, name });
        }}
        onKeyDown={(event) => event.key === "Escape" && onClose()}
      >
        <Field
          label={t("labels:page.name")}
          autoFocus
          maxLength={100}
          value={name}
          problem={rename.isError ? errorWords(rename.error) : undefined}
          onChange={(typed) => {
            setName(typed);
            rename.reset();
          }}
        />
        <Button look="primary" type="submit" isDisabled={name.trim() === "" || rename.isPending}>
          {t("common:save")}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t("common:cancel")}
        </Button>
      </form>
    </li>
  );
}

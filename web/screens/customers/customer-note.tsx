import { useState } from "react";
import { useKeepCustomerNote } from "../../api/customers.ts";
import { useMay } from "../../api/session.ts";
import { useErrorWords } from "../../locales/use-error-words.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { say } from "../../ui/toasts.tsx";
import css from "./customer-pane.module.css";

export function CustomerNote({ customerId, note }: { customerId: string; note: string }) {
  const { t } = useWords();
  const errorWords = useErrorWords();
  const may = useMay();
  const [text, setText] = useState(note);
  const keep = useKeepCustomerNote(customerId);
  return (
    <section>
      <h3 className={css.title}>{t("customer:note.title")}</h3>
      <form
        className={css.note}
        onSubmit={(event) => {
          event.preventDefault();
          keep.mutate(text, {
            onSuccess: () => say(t("customer:note.kept")),
            onError: (error) => say(errorWords(error)),
          });
        }}
      >
        <Field
          label={t("customer:note.label")}
          lines={3}
          maxLength={5000}
          isReadOnly={!may("note")}
          value={text}
          onChange={setText}
        />
        {text === note ? null : (
          <Button type="submit" isDisabled={keep.isPending}>
            {t("common:save")}
          </Button>
        )}
      </form>
    </section>
  );
}

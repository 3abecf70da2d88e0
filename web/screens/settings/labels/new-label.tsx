import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { say } from "../../../ui/toasts.tsx";
import css from "../settings.module.css";

/** The field stays where it is, so that several are made one after the other. */
export function NewLabel() {
  const { t } = useWords();
  const errorWords = useErrorWords();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const make = useMutation({
    ...api.labels.make.mutationOptions(),
    onSuccess: (label) => {
      say(t("labels:page.made", { label: label.name }));
      setName("");
      return queries.invalidateQueries({ queryKey: api.labels.key() });
    },
  });
  return (
    <form
      className={css.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") make.mutate({ name });
      }}
    >
      <Field
        label={t("labels:page.new")}
        hint={t("labels:page.newHint")}
        value={name}
        maxLength={100}
        problem={make.isError ? errorWords(make.error) : undefined}
        onChange={(typed) => {
          setName(typed);
          make.reset();
        }}
      />
      <Button look="primary" type="submit" isDisabled={name.trim() === "" || make.isPending}>
        {t("labels:page.make")}
      </Button>
    </form>
  );
}

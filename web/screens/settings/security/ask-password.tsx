import { useState } from "react";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import css from "../settings.module.css";

interface Props {
  submit: string;
  busy: boolean;
  onSubmit: (password: string) => void;
  onClose: () => void;
}

export function AskPassword({ submit, busy, onSubmit, onClose }: Props) {
  const { t } = useWords();
  const [password, setPassword] = useState("");
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(password);
      }}
    >
      <Field
        label={t("security:password.yours")}
        type="password"
        autoComplete="current-password"
        autoFocus
        isRequired
        value={password}
        onChange={setPassword}
      />
      <div className={css.buttons}>
        <Button look="primary" type="submit" isDisabled={busy || password === ""}>
          {submit}
        </Button>
        <Button onPress={onClose}>{t("common:cancel")}</Button>
      </div>
    </form>
  );
}

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import css from "./sign-in.module.css";

interface Props {
  busy: boolean;
  problem: string | undefined;
  onSubmit: (email: string, password: string) => void;
  /** null: this browser or address knows no passkeys. */
  onPasskey: (() => void) | null;
}

export function PasswordForm({ busy, problem, onSubmit, onPasskey }: Props) {
  const { t } = useWords();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(email.trim(), password);
      }}
    >
      <h1>{t("signIn:title")}</h1>
      <Field
        label={t("signIn:email")}
        type="email"
        autoComplete="username webauthn"
        autoFocus
        isRequired
        value={email}
        onChange={setEmail}
      />
      <Field
        label={t("signIn:password")}
        type="password"
        autoComplete="current-password"
        isRequired
        value={password}
        onChange={setPassword}
        problem={problem}
      />
      <Button look="primary" type="submit" isDisabled={busy}>
        {t("signIn:submit")}
      </Button>
      {onPasskey ? (
        <Button onPress={onPasskey} isDisabled={busy}>
          <KeyRound size={16} aria-hidden="true" />
          {t("signIn:passkey")}
        </Button>
      ) : null}
    </form>
  );
}

import { useState } from "react";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import css from "../sign-in/sign-in.module.css";

export interface Account {
  name: string;
  email: string;
  password: string;
}

interface Props {
  /** The invitation may name the address: then it is not asked again. */
  email: string | null;
  busy: boolean;
  onSubmit: (account: Account) => void;
}

export function AccountForm({ email, busy, onSubmit }: Props) {
  const { t } = useWords();
  const [account, setAccount] = useState<Account>({ name: "", email: email ?? "", password: "" });
  const set = (change: Partial<Account>) => setAccount((before) => ({ ...before, ...change }));
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ ...account, name: account.name.trim(), email: account.email.trim() });
      }}
    >
      <Field
        label={t("signIn:join.name")}
        autoComplete="name"
        autoFocus
        isRequired
        value={account.name}
        onChange={(name) => set({ name })}
      />
      <Field
        label={t("signIn:email")}
        type="email"
        autoComplete="username"
        isRequired
        isReadOnly={email !== null}
        value={account.email}
        onChange={(value) => set({ email: value })}
      />
      <Field
        label={t("signIn:password")}
        hint={t("setup:owner.passwordHint")}
        type="password"
        autoComplete="new-password"
        minLength={10}
        isRequired
        value={account.password}
        onChange={(password) => set({ password })}
      />
      <Button look="primary" type="submit" isDisabled={busy}>
        {t("signIn:join.submit")}
      </Button>
    </form>
  );
}

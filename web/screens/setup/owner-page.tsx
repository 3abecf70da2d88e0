import { useRouteContext } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Problem } from "../../ui/problem.tsx";
import type { Account } from "../join/account-form.tsx";
import css from "./setup.module.css";

interface Props {
  door: "plaza" | "connect";
  busy: boolean;
  error: unknown;
  onBack: () => void;
  onSubmit: (owner: Account, code: string) => void;
}

export function OwnerPage({ door, busy, error, onBack, onSubmit }: Props) {
  const { t } = useWords();
  const { needsCode } = useRouteContext({ from: "/setup" });
  const [owner, setOwner] = useState<Account>({ name: "", email: "", password: "" });
  const [code, setCode] = useState("");
  const set = (change: Partial<Account>) => setOwner((before) => ({ ...before, ...change }));
  return (
    <form
      className={css.owner}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ ...owner, name: owner.name.trim(), email: owner.email.trim() }, code.trim());
      }}
    >
      <h1>{t("setup:owner.title")}</h1>
      <p className={css.lead}>{t("setup:owner.lead")}</p>
      {needsCode ? (
        <Field
          label={t("setup:owner.code")}
          hint={t("setup:owner.codeHint")}
          value={code}
          onChange={setCode}
          autoFocus
        />
      ) : null}
      <Field
        label={t("setup:owner.name")}
        autoComplete="name"
        autoFocus={!needsCode}
        value={owner.name}
        onChange={(name) => set({ name })}
      />
      <Field
        label={t("setup:owner.email")}
        type="email"
        autoComplete="username"
        value={owner.email}
        onChange={(email) => set({ email })}
      />
      <Field
        label={t("setup:owner.password")}
        hint={t("setup:owner.passwordHint")}
        type="password"
        autoComplete="new-password"
        value={owner.password}
        onChange={(password) => set({ password })}
      />
      {error ? <Problem error={error} /> : null}
      <div className={css.buttons}>
        <Button look="quiet" onPress={onBack}>
          <ArrowLeft size={16} aria-hidden="true" />
          {t("common:back")}
        </Button>
        <Button look="primary" type="submit" isDisabled={busy}>
          {door === "plaza" ? t("setup:owner.submitPlaza") : t("setup:owner.submitConnect")}
        </Button>
      </div>
    </form>
  );
}

import { useState } from "react";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Tick } from "../../ui/tick.tsx";
import css from "./sign-in.module.css";

interface Props {
  busy: boolean;
  problem: string | undefined;
  onSubmit: (code: string, trustDevice: boolean) => void;
}

/** The second step: six digits, or a backup code. */
export function CodeForm({ busy, problem, onSubmit }: Props) {
  const { t } = useWords();
  const [code, setCode] = useState("");
  const [trust, setTrust] = useState(false);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(code.replace(/\s/g, ""), trust);
      }}
    >
      <h1>{t("signIn:code.title")}</h1>
      <Field
        label={t("signIn:code.label")}
        hint={t("signIn:code.hint")}
        autoComplete="one-time-code"
        inputMode="numeric"
        autoFocus
        isRequired
        value={code}
        onChange={setCode}
        problem={problem}
      />
      <Tick isSelected={trust} onChange={setTrust}>
        {t("signIn:code.trust")}
      </Tick>
      <Button look="primary" type="submit" isDisabled={busy}>
        {t("signIn:code.submit")}
      </Button>
    </form>
  );
}

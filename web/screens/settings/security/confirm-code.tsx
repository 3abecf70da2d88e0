import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { confirmTwoFactor } from "../../../api/own-account.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { CopyLine } from "../copy-line.tsx";
import css from "../settings.module.css";
import { NotChanged } from "./account-problem.tsx";

interface Props {
  /** otpauth://totp/… with the secret in it. */
  uri: string;
  onDone: () => Promise<void>;
  onClose: () => void;
}

/** The key for the authenticator app, and the first code from it: only then is the second step on. */
export function ConfirmCode({ uri, onDone, onClose }: Props) {
  const { t } = useWords();
  const [code, setCode] = useState("");
  const secret = URL.canParse(uri) ? (new URL(uri).searchParams.get("secret") ?? "") : "";
  const confirm = useMutation({
    mutationFn: () => confirmTwoFactor(code.replace(/\s/g, "")),
    onSuccess: onDone,
  });
  return (
    <>
      <section className={css.once}>
        <p>{t("security:twoFactor.paste")}</p>
        <CopyLine label={t("security:twoFactor.key")} value={secret} />
        <CopyLine label={t("security:twoFactor.address")} value={uri} />
        <a href={uri}>{t("security:twoFactor.openHere")}</a>
      </section>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate();
        }}
      >
        <Field
          label={t("security:twoFactor.code")}
          autoComplete="one-time-code"
          inputMode="numeric"
          isRequired
          value={code}
          onChange={setCode}
        />
        {confirm.isError ? <NotChanged error={confirm.error} /> : null}
        <div className={css.buttons}>
          <Button look="primary" type="submit" isDisabled={confirm.isPending || code.trim() === ""}>
            {t("security:twoFactor.confirm")}
          </Button>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
        </div>
      </form>
    </>
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changePassword } from "../../../api/own-account.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Tick } from "../../../ui/tick.tsx";
import { say } from "../../../ui/toasts.tsx";
import { PartHead } from "../part-head.tsx";
import css from "../settings.module.css";
import { NotChanged } from "./account-problem.tsx";

export function Password() {
  const { t } = useWords();
  const queries = useQueryClient();
  const [before, setBefore] = useState("");
  const [after, setAfter] = useState("");
  const [elsewhere, setElsewhere] = useState(true);
  const change = useMutation({
    mutationFn: () => changePassword(before, after, elsewhere),
    onSuccess: () => {
      setBefore("");
      setAfter("");
      say(t("security:password.done"));
      return queries.invalidateQueries({ queryKey: ["own-account"] });
    },
  });
  return (
    <section className={css.part}>
      <PartHead title={t("security:password.title")} lead={t("security:password.lead")} />
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Field
          label={t("security:password.before")}
          type="password"
          autoComplete="current-password"
          isRequired
          value={before}
          onChange={setBefore}
        />
        <Field
          label={t("security:password.after")}
          hint={t("setup:owner.passwordHint")}
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={200}
          isRequired
          value={after}
          onChange={setAfter}
        />
        <Tick isSelected={elsewhere} onChange={setElsewhere}>
          {t("security:password.elsewhere")}
        </Tick>
        {change.isError ? <NotChanged error={change.error} /> : null}
        <div>
          <Button type="submit" isDisabled={change.isPending || before === "" || after.length < 10}>
            {t("security:password.submit")}
          </Button>
        </div>
      </form>
    </section>
  );
}

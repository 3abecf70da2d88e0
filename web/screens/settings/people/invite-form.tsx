import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Field } from "../../../ui/field.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { CopyLine } from "../copy-line.tsx";
import css from "../settings.module.css";
import { INVITED_ROLES } from "./member.ts";

/** Makes a link; it is shown once, and whoever invites sends it by a way of their own. */
export function InviteForm({ onClose }: { onClose: () => void }) {
  const { t, moment } = useWords();
  const queries = useQueryClient();
  const [role, setRole] = useState<(typeof INVITED_ROLES)[number]>("agent");
  const [email, setEmail] = useState("");
  const invite = useMutation({
    ...api.people.invite.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.people.key() }),
  });

  if (invite.data) {
    const { link, expiresAt } = invite.data;
    return (
      <section className={css.once}>
        <CopyLine label={t("people:invite.link")} value={link} />
        <p>{t("people:invite.once", { until: moment("until", expiresAt) })}</p>
        <div className={css.buttons}>
          <Button onPress={onClose}>{t("common:close")}</Button>
        </div>
      </section>
    );
  }
  return (
    <form
      className={`${css.part} ${css.form}`}
      onSubmit={(event) => {
        event.preventDefault();
        invite.mutate({ role, email: email.trim() || null });
      }}
    >
      <h2>{t("people:invite.title")}</h2>
      <Choice
        label={t("people:role")}
        value={role}
        options={INVITED_ROLES.map((id) => ({ id, words: t(`common:role.${id}`) }))}
        onChoose={(id) => setRole(INVITED_ROLES.find((one) => one === id) ?? role)}
      />
      <p className={css.quiet}>{t(`people:may.${role}`)}</p>
      <Field
        label={t("people:invite.email")}
        hint={t("people:invite.emailHint")}
        type="email"
        autoComplete="off"
        value={email}
        onChange={setEmail}
      />
      {invite.isError ? <Problem error={invite.error} /> : null}
      <div className={css.buttons}>
        <Button look="primary" type="submit" isDisabled={invite.isPending}>
          {t("people:invite.submit")}
        </Button>
        <Button onPress={onClose}>{t("common:cancel")}</Button>
      </div>
    </form>
  );
}

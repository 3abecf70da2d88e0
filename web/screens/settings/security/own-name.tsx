import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useMe } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { say } from "../../../ui/toasts.tsx";
import { signatureOf } from "../brand/signature.ts";
import { PartHead } from "../part-head.tsx";
import css from "../settings.module.css";

/** How colleagues and customers read one: the name on the desk, and what one's answers end with. */
export function OwnName() {
  const { t } = useWords();
  const { person } = useMe();
  const queries = useQueryClient();
  const brand = useQuery(api.settings.get.queryOptions());
  const [name, setName] = useState(person.name);
  const [initials, setInitials] = useState(person.initials);
  const after = { name: name.trim(), initials: initials.trim() };
  const missing = after.name === "" || after.initials === "";
  const same = after.name === person.name && after.initials === person.initials;
  const change = useMutation({
    ...api.people.change.mutationOptions(),
    onSuccess: async () => {
      say(t("settings:saved"));
      await queries.invalidateQueries({ queryKey: api.session.key() });
      await queries.invalidateQueries({ queryKey: api.people.key() });
    },
  });
  const signature = brand.data && !missing ? signatureOf(brand.data.signature, after) : null;
  return (
    <section className={css.part}>
      <PartHead title={t("security:name.title")} lead={t("security:name.lead")} />
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!missing) change.mutate({ id: person.id, ...after });
        }}
      >
        <div className={css.nameAndInitials}>
          <Field label={t("people:name")} isRequired maxLength={100} value={name} onChange={setName} />
          <Field
            label={t("people:initials")}
            isRequired
            maxLength={4}
            value={initials}
            onChange={setInitials}
          />
        </div>
        <p className={css.quiet} role="status">
          {signature === null
            ? "\u00a0"
            : signature === ""
              ? t("security:name.unsigned")
              : t("settings:brand.sample", { signature })}
        </p>
        {change.isError ? <Problem error={change.error} /> : null}
        <div>
          <Button type="submit" isDisabled={missing || same || change.isPending}>
            {t("common:save")}
          </Button>
        </div>
      </form>
    </section>
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useMay, useMe } from "../../../api/session.ts";
import { LANGUAGES } from "../../../locales/languages.ts";
import { useWords } from "../../../locales/use-words.ts";
import { ArticleChoice } from "../../../ui/article-choice.tsx";
import { Button } from "../../../ui/button.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { Choice } from "../../../ui/choice.tsx";
import controls from "../../../ui/controls.module.css";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { say } from "../../../ui/toasts.tsx";
import css from "../settings.module.css";
import { type Member, ROLES } from "./member.ts";

/** Name, initials (they sign answers), languages, and the role for whoever may give it. */
export function ChangeMember({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t, languageName } = useWords();
  const may = useMay();
  const { workspace } = useMe();
  const queries = useQueryClient();
  const [after, setAfter] = useState(member);
  const set = (change: Partial<Member>) => setAfter((before) => ({ ...before, ...change }));
  const givesRoles = may(member.role === "owner" ? "manage_owners" : "manage_people");
  const roles = ROLES.filter((role) => role !== "owner" || may("manage_owners"));
  const change = useMutation({
    ...api.people.change.mutationOptions(),
    onSuccess: async () => {
      say(t("settings:saved"));
      onClose();
      await queries.invalidateQueries({ queryKey: api.people.key() });
      await queries.invalidateQueries({ queryKey: api.session.key() });
    },
  });

  return (
    <Dialog title={member.name} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          const { id, name, initials, languages, role, article = null } = after;
          const given = { id, name: name.trim(), initials: initials.trim(), languages, article };
          change.mutate(role === member.role ? given : { ...given, role });
        }}
      >
        <Field
          label={t("people:name")}
          isRequired
          maxLength={100}
          value={after.name}
          onChange={(name) => set({ name })}
        />
        <Field
          label={t("people:initials")}
          hint={t("people:initialsHint")}
          isRequired
          maxLength={4}
          value={after.initials}
          onChange={(initials) => set({ initials })}
        />
        <div className={controls.field}>
          <span className={controls.label}>{t("people:languages")}</span>
          <Chips
            small
            label={t("people:languages")}
            options={LANGUAGES.map((id) => ({ id, words: languageName(id) ?? id }))}
            chosen={after.languages}
            onChoose={(languages) => set({ languages })}
          />
        </div>
        {workspace.languages.includes("ca") ? (
          <div className={controls.field}>
            <span className={controls.label}>{t("customer:article")}</span>
            <ArticleChoice
              name={after.name}
              article={after.article ?? null}
              onChoose={(article) => set({ article })}
            />
          </div>
        ) : null}
        {givesRoles ? (
          <>
            <Choice
              label={t("people:role")}
              value={after.role}
              options={roles.map((id) => ({ id, words: t(`common:role.${id}`) }))}
              onChoose={(id) => set({ role: ROLES.find((role) => role === id) ?? after.role })}
            />
            <p className={css.quiet}>{t(`people:may.${after.role}`)}</p>
          </>
        ) : null}
        {change.isError ? <Problem error={change.error} /> : null}
        <div className={`${controls.row} ${controls.end}`}>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="primary" type="submit" isDisabled={change.isPending}>
            {t("common:save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

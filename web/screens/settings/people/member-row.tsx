import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useMay, useMe } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Face } from "../../../ui/face.tsx";
import { say } from "../../../ui/toasts.tsx";
import css from "../settings.module.css";
import { Sure } from "../sure.tsx";
import { ChangeMember } from "./change-member.tsx";
import type { Member } from "./member.ts";

export function MemberRow({ member }: { member: Member }) {
  const { t, longDate, list, languageName } = useWords();
  const may = useMay();
  const me = useMe();
  const queries = useQueryClient();
  const [open, setOpen] = useState<"change" | "remove" | null>(null);
  const mine = member.id === me.person.id;
  const over = may(member.role === "owner" ? "manage_owners" : "manage_people");
  const remove = useMutation({
    ...api.people.remove.mutationOptions(),
    onSuccess: () => {
      setOpen(null);
      say(t("people:removed", { name: member.name }));
      return queries.invalidateQueries({ queryKey: api.people.key() });
    },
  });
  const languages = list(member.languages.map((code) => languageName(code) ?? code));

  return (
    <li className={css.row}>
      <Face name={member.name} />
      <div className={css.who}>
        <span className={css.name}>{mine ? t("people:you", { name: member.name }) : member.name}</span>
        <span className={css.quiet}>{member.email}</span>
        <span className={css.quiet}>
          {[
            t(`common:role.${member.role}`),
            languages,
            t("people:joined", { date: longDate(member.joinedAt) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </div>
      <div className={css.buttons}>
        {mine || over ? <Button onPress={() => setOpen("change")}>{t("people:change")}</Button> : null}
        {over && !mine ? <Button onPress={() => setOpen("remove")}>{t("common:remove")}</Button> : null}
      </div>
      {open === "change" ? <ChangeMember member={member} onClose={() => setOpen(null)} /> : null}
      {open === "remove" ? (
        <Sure
          title={t("people:removeTitle", { name: member.name })}
          body={t("people:removeBody")}
          yes={t("common:remove")}
          busy={remove.isPending}
          error={remove.error}
          onYes={() => remove.mutate({ id: member.id })}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </li>
  );
}

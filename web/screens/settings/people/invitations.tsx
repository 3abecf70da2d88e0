import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Problem } from "../../../ui/problem.tsx";
import css from "../settings.module.css";
import type { Invitation } from "./member.ts";

/** Links that nobody has used yet. */
export function Invitations({ invitations }: { invitations: Invitation[] }) {
  const { t, moment } = useWords();
  const queries = useQueryClient();
  const revoke = useMutation({
    ...api.people.revokeInvitation.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.people.key() }),
  });
  return (
    <section className={css.part}>
      <h2>{t("people:invitations.title")}</h2>
      {revoke.isError ? <Problem error={revoke.error} /> : null}
      <ul className={css.list}>
        {invitations.map(({ id, role, email, invitedBy, expiresAt }) => (
          <li key={id} className={css.row}>
            <div className={css.who}>
              <span className={css.name}>{email ?? t("people:invitations.anybody")}</span>
              <span className={css.quiet}>
                {[
                  t(`common:role.${role}`),
                  t("people:invitations.until", { until: moment("until", expiresAt) }),
                  invitedBy ? t("people:invitations.by", { name: invitedBy }) : "",
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </div>
            <Button isDisabled={revoke.isPending} onPress={() => revoke.mutate({ id })}>
              {t("people:invitations.revoke")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

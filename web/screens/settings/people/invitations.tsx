import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { Table } from "../../../ui/table.tsx";
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
      <Table
        label={t("people:invitations.title")}
        rows={invitations}
        idOf={({ id }) => id}
        columns={[
          {
            id: "whom",
            head: t("tables:invitations.whom"),
            cell: ({ email }) => email ?? t("people:invitations.anybody"),
          },
          { id: "role", head: t("people:role"), cell: ({ role }) => t(`common:role.${role}`) },
          {
            id: "until",
            head: t("tables:invitations.until"),
            cell: ({ expiresAt }) => moment("until", expiresAt),
          },
          {
            id: "by",
            head: t("tables:invitations.by"),
            cell: ({ invitedBy }) => invitedBy?.name ?? "",
          },
          {
            id: "revoke",
            head: "",
            cell: ({ id }) => (
              <Button isDisabled={revoke.isPending} onPress={() => revoke.mutate({ id })}>
                {t("people:invitations.revoke")}
              </Button>
            ),
            end: true,
          },
        ]}
      />
    </section>
  );
}

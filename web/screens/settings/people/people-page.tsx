import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useMay } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { PageHead } from "../page-head.tsx";
import css from "../settings.module.css";
import { Invitations } from "./invitations.tsx";
import { InviteForm } from "./invite-form.tsx";
import { MemberRow } from "./member-row.tsx";

/** The team, and the links that are still open. */
export function PeoplePage() {
  const { t, byName } = useWords();
  const may = useMay();
  const [inviting, setInviting] = useState(false);
  const people = useQuery(api.people.list.queryOptions());
  const members = people.data?.members.toSorted((a, b) => byName(a.name, b.name));
  return (
    <>
      <PageHead title={t("common:settingsPage.people")} lead={t("people:lead")}>
        {may("manage_people") && !inviting ? (
          <Button look="primary" onPress={() => setInviting(true)}>
            <UserPlus size={16} aria-hidden="true" />
            {t("people:invite.button")}
          </Button>
        ) : null}
      </PageHead>
      {inviting ? <InviteForm onClose={() => setInviting(false)} /> : null}
      {people.isError ? <Problem error={people.error} onAgain={() => void people.refetch()} /> : null}
      <ul className={css.list}>
        {members?.map((member) => (
          <MemberRow key={member.id} member={member} />
        ))}
      </ul>
      {people.data && people.data.invitations.length > 0 ? (
        <Invitations invitations={people.data.invitations} />
      ) : null}
    </>
  );
}

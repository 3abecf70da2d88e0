import { useMutation, useQuery } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { api } from "../../api/client.ts";
import { startOver } from "../../api/session.ts";
import { chooseWorkspace } from "../../api/workspace.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { LanguageChoice } from "../../ui/language-choice.tsx";
import { Mark } from "../../ui/mark.tsx";
import { Problem } from "../../ui/problem.tsx";
import css from "../sign-in/sign-in.module.css";
import { type Account, AccountForm } from "./account-form.tsx";

/** What an invited person sees first: who invites, to what, and one form. Whoever is signed in joins with a press. */
export function Join() {
  const { t } = useWords();
  const { token } = useParams({ from: "/join/$token" });
  const router = useRouter();
  const invitation = useQuery(api.people.invitation.queryOptions({ input: { token }, retry: false }));
  const me = useQuery(api.session.me.queryOptions({ retry: false }));
  const accept = useMutation({
    mutationFn: async (account: Account | null) => {
      const joined = await api.people.accept.call(account ? { token, account } : { token });
      return joined.workspaceId;
    },
    onSuccess: (workspaceId) => {
      startOver();
      chooseWorkspace(workspaceId);
      return router.navigate({ to: "/queue" });
    },
  });

  return (
    <main className={css.page}>
      <header className={css.head}>
        <Mark named />
        <LanguageChoice />
      </header>
      {invitation.isError ? <p role="alert">{t("signIn:join.over")}</p> : null}
      {invitation.data ? (
        <section className={css.form}>
          <h1>{t("signIn:join.title", { workspace: invitation.data.workspace })}</h1>
          <p className={css.lead}>{from(invitation.data)}</p>
          {me.data ? (
            <Button look="primary" isDisabled={accept.isPending} onPress={() => accept.mutate(null)}>
              {t("signIn:join.asMe", { name: me.data.person.name })}
            </Button>
          ) : (
            <AccountForm
              email={invitation.data.email}
              busy={accept.isPending}
              onSubmit={(account) => accept.mutate(account)}
            />
          )}
          {accept.isError ? <Problem error={accept.error} /> : null}
        </section>
      ) : null}
    </main>
  );

  function from({ invitedBy, role }: NonNullable<typeof invitation.data>): string {
    const words = { role: t(`common:role.${role}`) };
    return invitedBy ? t("signIn:join.from", { name: invitedBy, ...words }) : t("signIn:join.role", words);
  }
}

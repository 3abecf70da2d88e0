import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endOtherSessions, endSession, ownSessions } from "../../../api/own-account.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { PartHead } from "../part-head.tsx";
import css from "../settings.module.css";
import { NotChanged } from "./account-problem.tsx";
import { deviceOf } from "./device.ts";

const KEY = ["own-account", "sessions"];

/** Where one is signed in; anything unknown can be ended. */
export function Sessions() {
  const { t, moment } = useWords();
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: KEY, queryFn: ownSessions, retry: false });
  const refresh = () => queries.invalidateQueries({ queryKey: KEY });
  const end = useMutation({ mutationFn: endSession, onSuccess: refresh });
  const endOthers = useMutation({ mutationFn: endOtherSessions, onSuccess: refresh });
  const error = sessions.error ?? end.error ?? endOthers.error;
  return (
    <section className={css.part}>
      <PartHead title={t("security:sessions.title")} lead={t("security:sessions.lead")} />
      <ul className={css.list}>
        {sessions.data?.map((session) => {
          const { browser, system } = deviceOf(session.userAgent);
          const device = [browser, system].filter(Boolean).join(" · ");
          return (
            <li key={session.token} className={css.row}>
              <div className={css.who}>
                <span className={css.name}>{device || t("security:sessions.unknown")}</span>
                <span className={css.quiet}>
                  {session.current
                    ? t("security:sessions.here")
                    : t("security:sessions.last", { at: moment("at", session.updatedAt) })}
                </span>
              </div>
              {session.current ? null : (
                <Button isDisabled={end.isPending} onPress={() => end.mutate(session.token)}>
                  {t("security:sessions.end")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {(sessions.data?.length ?? 0) > 2 ? (
        <div>
          <Button isDisabled={endOthers.isPending} onPress={() => endOthers.mutate()}>
            {t("security:sessions.endOthers")}
          </Button>
        </div>
      ) : null}
      {error ? <NotChanged error={error} /> : null}
    </section>
  );
}

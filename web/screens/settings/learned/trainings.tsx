import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import type { Learning } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useMay } from "../../../api/session.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { say } from "../../../ui/toasts.tsx";
import { PartHead } from "../part-head.tsx";
import css from "../settings.module.css";
import own from "./learned.module.css";

/** Newest first, and last of all what ships: whatever was adopted once can hold again. */
export function Trainings({ learned }: { learned: Learning }) {
  const { t, figure, moment } = useWords();
  const { current, trainings } = learned;
  const goBack = useGoBack();
  return (
    <section className={css.part}>
      <PartHead title={t("learned:times.title")} lead={t("learned:times.lead")} />
      <ul className={css.list}>
        {trainings.map(({ id, at, by, why, corrections, canHold }) => (
          <li key={id} className={css.row}>
            <div className={css.who}>
              <span className={css.name}>{t(`learned:times.${why}`)}</span>
              <span className={`${css.quiet} figures`}>
                <time dateTime={at}>{moment("at", at)}</time>
                {` · ${t("learned:times.from", { count: corrections, figure: figure(corrections) })}`}
                {by ? ` · ${t("learned:times.asked", { name: by.name })}` : null}
              </span>
            </div>
            {standing(id, canHold, moment("at", at))}
          </li>
        ))}
        <li className={css.row}>
          <div className={css.who}>
            <span className={css.name}>{t("learned:times.shipped")}</span>
            <span className={css.quiet}>{t("learned:times.same")}</span>
          </div>
          {standing(null, true, t("learned:times.shipped"))}
        </li>
      </ul>
    </section>
  );

  function standing(id: string | null, canHold: boolean, what: string) {
    if (id === current)
      return (
        <span className={own.now}>
          <Check size={16} strokeWidth={1.75} aria-hidden="true" />
          {t("learned:times.now")}
        </span>
      );
    if (!canHold || !goBack) return null;
    return (
      <Button aria-label={t("learned:times.backTo", { what })} onPress={() => goBack(id)}>
        {t("learned:times.back")}
      </Button>
    );
  }
}

/** Null for whoever may only look. What it undoes is the way it went, back to what held before. */
function useGoBack(): ((training: string | null) => void) | null {
  const { t } = useWords();
  const errorWords = useErrorWords();
  const may = useMay();
  const queries = useQueryClient();
  const set = useMutation({
    ...api.learning.goBack.mutationOptions(),
    onError: (error) => say(errorWords(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: api.learning.key() }),
  });
  if (!may("manage_settings")) return null;
  return (training) =>
    set.mutate(
      { training },
      {
        onSuccess: ({ before }) => say(t("learned:times.wentBack"), () => set.mutate({ training: before })),
      },
    );
}

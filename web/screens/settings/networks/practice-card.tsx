import { useState } from "react";
import { useOpenPractice, usePractice, useRemovePractice, workIn } from "../../../api/practice.ts";
import { useMay, useMe } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Problem } from "../../../ui/problem.tsx";
import css from "../settings.module.css";
import { Sure } from "../sure.tsx";

/** At the brand's desk: the way to its practice. In the practice itself the band on top has the way back. */
export function PracticeCard() {
  const { t } = useWords();
  const may = useMay();
  const { workspace } = useMe();
  const { data } = usePractice();
  const open = useOpenPractice();
  const remove = useRemovePractice();
  const [removing, setRemoving] = useState(false);
  if (workspace.kind === "practice" || !data) return null;
  const { practiceId } = data;
  const manages = may("manage_connections");
  if (practiceId === null && !manages) return null;
  return (
    <section className={css.part} aria-labelledby="practice-title">
      <h2 id="practice-title">{t("practice:card.title")}</h2>
      <p className={css.quiet}>{practiceId ? t("practice:card.some") : t("practice:card.none")}</p>
      <div className={css.buttons}>
        {practiceId ? (
          <Button onPress={() => workIn(practiceId, "/queue")}>{t("practice:card.go")}</Button>
        ) : (
          <Button isDisabled={open.isPending} onPress={() => open.mutate(undefined)}>
            {t("practice:card.open")}
          </Button>
        )}
        {practiceId && manages ? (
          <Button onPress={() => setRemoving(true)}>{t("practice:card.remove")}</Button>
        ) : null}
      </div>
      {open.error ? <Problem error={open.error} /> : null}
      {removing ? (
        <Sure
          title={t("practice:leave.title")}
          body={t("practice:leave.body")}
          yes={t("practice:card.remove")}
          busy={remove.isPending || remove.isSuccess}
          error={remove.error}
          onYes={() => remove.mutate(undefined)}
          onClose={() => setRemoving(false)}
        />
      ) : null}
    </section>
  );
}

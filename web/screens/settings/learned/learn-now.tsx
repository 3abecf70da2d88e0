import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Learning } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useMay } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Problem } from "../../../ui/problem.tsx";
import css from "../settings.module.css";
import own from "./learned.module.css";

/** How much there is to learn from, and the button for whoever does not want to wait for the desk. */
export function LearnNow({ learned }: { learned: Learning }) {
  const { t, figure } = useWords();
  const may = useMay();
  const { corrections, fresh, wanted } = learned;
  const latest = learned.trainings[0]?.id ?? null;
  // It has ended when there is a training that was not there when it was asked for.
  const [asked, setAsked] = useState<{ before: string | null } | null>(null);
  const learn = useMutation({
    ...api.learning.learn.mutationOptions(),
    onMutate: () => setAsked({ before: latest }),
    onError: () => setAsked(null),
  });
  const running = asked !== null && asked.before === latest;

  return (
    <>
      <p className="figures">
        {t("learned:corrected", { count: corrections, figure: figure(corrections) })}
        <span className={own.beside}>{t("learned:fresh", { count: fresh, figure: figure(fresh) })}</span>
      </p>
      {learn.isError ? <Problem error={learn.error} /> : null}
      {may("manage_settings") ? (
        <div className={css.buttons}>
          <Button look="primary" isDisabled={running || corrections === 0} onPress={() => learn.mutate({})}>
            {t("learned:learn")}
          </Button>
          <p className={css.quiet} role="status">
            {running ? t("learned:learning") : asked ? t("learned:done") : ""}
          </p>
        </div>
      ) : null}
      <p className={css.quiet}>{t("learned:bySelf", { wanted: figure(wanted) })}</p>
    </>
  );
}

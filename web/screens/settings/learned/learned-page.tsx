import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Empty } from "../../../ui/empty.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { PageHead } from "../page-head.tsx";
import css from "../settings.module.css";
import { Confused } from "./confused.tsx";
import { HowGood } from "./how-good.tsx";
import { LearnNow } from "./learn-now.tsx";
import { Trainings } from "./trainings.tsx";

/** What the brand's own corrections have made of the sorting: how good it is, what it confuses, and the way back. */
export function LearnedPage() {
  const { t, figure, moment } = useWords();
  const learning = useQuery(api.learning.get.queryOptions());
  const learned = learning.data;
  const nothing = learned?.corrections === 0 && learned.trainings.length === 0;

  return (
    <>
      <PageHead title={t("common:settingsPage.learned")} lead={t("learned:lead")} />
      {learning.isError ? <Problem error={learning.error} onAgain={() => void learning.refetch()} /> : null}
      {learned && nothing ? <Empty words={t("learned:empty", { wanted: figure(learned.wanted) })} /> : null}
      {learned && !nothing ? (
        <>
          <section className={css.part} aria-label={t("learned:times.now")}>
            <p>{holdsWords(learned)}</p>
            <LearnNow learned={learned} />
          </section>
          <HowGood trainings={learned.trainings} />
          <Confused training={learned.trainings[0]} />
          <Trainings learned={learned} />
        </>
      ) : null}
    </>
  );

  function holdsWords({ current, trainings }: NonNullable<typeof learned>): string {
    const holds = trainings.find(({ id }) => id === current);
    return holds ? t("learned:holds", { at: moment("at", holds.at) }) : t("learned:shipped");
  }
}

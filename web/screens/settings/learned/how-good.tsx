import type { Training } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { PartHead } from "../part-head.tsx";
import css from "../settings.module.css";
import own from "./learned.module.css";

type Question = Training["heads"][number]["question"];
const QUESTIONS: Question[] = ["kind", "topic", "mood", "urgency"];
/** As the server judges: fewer held back than this say nothing. */
const FEWEST = 5;
const SHOWN = 12;
const WIDTH = 96;
const HEIGHT = 24;

/** For each question how many held-back messages are right now and were before, and how that went over time. */
export function HowGood({ trainings }: { trainings: Training[] }) {
  const { t } = useWords();
  const rows = QUESTIONS.flatMap((question) => {
    const latest = trainings[0]?.heads.find((head) => head.question === question);
    return latest ? [{ question, latest }] : [];
  });
  return (
    <section className={css.part}>
      <PartHead title={t("learned:good.title")} lead={t("learned:good.lead")} />
      {rows.length === 0 ? <p className={css.quiet}>{t("learned:good.none")}</p> : null}
      <ul className={css.list}>
        {rows.map(({ question, latest }) => (
          <li key={question} className={own.question}>
            <span className={css.name}>{t(`learned:question.${question}`)}</span>
            <Bar now={holding(trainings[0]!, latest)} before={latest.rightBefore} of={latest.answers} />
            <Course question={question} trainings={trainings} />
            <span className={`${css.quiet} figures ${own.words}`}>
              {wordsOf(holding(trainings[0]!, latest), latest)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );

  function wordsOf(right: number, { answers, rightBefore }: Training["heads"][number]): string {
    const said = t("learned:good.right", { right, answers });
    const beside =
      answers < FEWEST ? t("learned:good.few") : t("learned:good.before", { right: rightBefore });
    return `${said} · ${beside}`;
  }
}

/** What held afterwards: the new one where it was adopted, else what held already. */
function holding({ adopted }: Training, { rightAfter, rightBefore }: Training["heads"][number]): number {
  return adopted ? rightAfter : rightBefore;
}

function Bar({ now, before, of }: { now: number; before: number; of: number }) {
  const at = (right: number) => `${(right / of) * 100}%`;
  return (
    <span className={own.bar} aria-hidden="true">
      <span style={{ width: at(now) }} />
      <i style={{ left: at(before) }} />
    </span>
  );
}

/** From the oldest to the latest training; the words beside it say where it stands. */
function Course({ question, trainings }: { question: Question; trainings: Training[] }) {
  const shares = trainings
    .slice(0, SHOWN)
    .flatMap((training) => {
      const head = training.heads.find((one) => one.question === question);
      return head && head.answers >= FEWEST ? [holding(training, head) / head.answers] : [];
    })
    .toReversed();
  const step = shares.length > 1 ? (WIDTH - 8) / (shares.length - 1) : 0;
  const points = shares.map((share, at) => ({ x: 4 + at * step, y: HEIGHT - 4 - share * (HEIGHT - 8) }));
  const last = points.at(-1);
  if (!last || points.length < 2) return null;
  return (
    <svg className={own.course} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(" ")} fill="none" stroke="var(--ink-2)" />
      <circle cx={last.x} cy={last.y} r={3} fill="var(--ink)" />
    </svg>
  );
}

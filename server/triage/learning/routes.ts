/** Handlers of `contract.learning`. Everybody sees what was learned; what holds is a setting. */
import { type Learning as Answer, learningQuestions } from "../../../contract/index.ts";
import { desk, may, notFound, personOf } from "../../identity/index.ts";
import { recordFacts } from "../../platform/facts/facts.ts";
import { type Platform, write } from "../../platform/platform.ts";
import { isOfThisVersion } from "../model/pack.ts";
import { type Learning, WANTED } from "./learning.ts";
import type { Confusion, Quality, Why } from "./quality.ts";
import { countExamples, currentOf, packedOf, setCurrent, trainingsOf } from "./store.ts";

export interface LearningDeps {
  platform: Pick<Platform, "db" | "clock" | "announce">;
  learning: Pick<Learning, "askFor" | "changed">;
}

const SHOWN = 50;

export function learningRoutes({ platform, learning }: LearningDeps) {
  const { db, clock } = platform;

  return {
    get: desk.learning.get.use(may("see_queue")).handler(async ({ context: { caller } }) => {
      const { workspaceId } = caller;
      const { corrections, fresh } = await countExamples(db, workspaceId);
      const rows = await trainingsOf(db, workspaceId, SHOWN);
      const trainings = rows.map(
        ({ id, at, corrections, adopted, why, heads, confused, head, person_id, ...member }) => ({
          id,
          at: at.toString(),
          by: personOf(person_id, member),
          corrections,
          adopted,
          why: why as Why,
          heads: present(heads as Quality),
          confused: confused as Confusion[],
          canHold: head !== null && isOfThisVersion(head),
        }),
      );
      return { corrections, fresh, wanted: WANTED, current: await currentOf(db, workspaceId), trainings };
    }),

    learn: desk.learning.learn
      .use(may("manage_settings"))
      .handler(async ({ context: { caller } }) => ({ asked: await learning.askFor(caller) })),

    goBack: desk.learning.goBack
      .use(may("manage_settings"))
      .handler(async ({ input: { training }, context: { caller } }) => {
        const { workspaceId, personId } = caller;
        const at = clock.now();
        const before = await write(platform, async (tx) => {
          const packed = training === null ? null : await packedOf(tx, workspaceId, training);
          if (training !== null && !(packed && isOfThisVersion(packed))) throw notFound();
          const before = await currentOf(tx, workspaceId);
          await setCurrent(tx, workspaceId, training, { personId, at });
          await recordFacts(tx, workspaceId, [
            {
              kind: "triage.went_back",
              subjectId: training ?? workspaceId,
              actorId: personId,
              at,
              data: { from: before, to: training },
            },
          ]);
          return before;
        });
        learning.changed(workspaceId);
        return { before };
      }),
  };
}

function present(heads: Quality): Answer["trainings"][number]["heads"] {
  return learningQuestions.flatMap((question) => {
    const head = heads[question];
    if (!head) return [];
    const { answers, before, after } = head;
    return [
      {
        question,
        answers,
        rightBefore: before.right,
        rightAfter: after.right,
        macroF1Before: before.macroF1,
        macroF1After: after.macroF1,
      },
    ];
  });
}

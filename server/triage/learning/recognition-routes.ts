/** Handlers of those of `contract.labels` that are about recognising: everybody sees how it stands; which are is a setting. */
import { desk, may, notFound, refused } from "../../identity/index.ts";
import { recordFacts } from "../../platform/facts/facts.ts";
import { type Platform, write } from "../../platform/platform.ts";
import { type LabelTeaching, labelStandings } from "./labels-due.ts";
import type { Learning } from "./learning.ts";
import { recognisersOf, switchRecogniser } from "./recognisers-store.ts";
import { EXAMPLES } from "./recognising.ts";

export interface RecognitionDeps {
  platform: Pick<Platform, "db" | "clock" | "announce">;
  teaching: LabelTeaching;
  learning: Pick<Learning, "noteLabel" | "changed">;
}

/** Each takes half a second to learn. */
const MOST = 50;

export function recognitionRoutes({ platform, teaching, learning }: RecognitionDeps) {
  const { db, clock } = platform;

  return {
    recognition: desk.labels.recognition.use(may("see_queue")).handler(async ({ context: { caller } }) => {
      const standings = await labelStandings(db, teaching, caller.workspaceId);
      return {
        wanted: EXAMPLES,
        labels: standings.map(({ labelId, yes, learnedAt, quality }) => ({
          id: labelId,
          examples: yes,
          learned: learnedAt && quality ? { at: learnedAt.toString(), ...quality } : null,
        })),
      };
    }),

    recognise: desk.labels.recognise
      .use(may("manage_settings"))
      .handler(async ({ input: { id, on }, context: { caller } }) => {
        const { workspaceId, personId } = caller;
        const at = clock.now();
        await write(platform, async (tx) => {
          const label = await teaching.hold(tx, workspaceId, id);
          if (!label) throw notFound();
          const others = (await recognisersOf(tx, workspaceId)).filter(({ labelId }) => labelId !== id);
          if (on && others.length >= MOST) throw refused("labels_recognised_full", { max: MOST });
          if (!(await switchRecogniser(tx, workspaceId, id, on, { personId, at }))) return;
          const kind = on ? "label.recognition_on" : "label.recognition_off";
          await recordFacts(tx, workspaceId, [
            { kind, subjectId: id, actorId: personId, at, data: { name: label.name } },
          ]);
          if (on) await learning.noteLabel(tx, workspaceId, id);
        });
        learning.changed(workspaceId);
        return { on };
      }),
  };
}

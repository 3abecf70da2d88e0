/**
 * From a correction to what messages are sorted with: examples kept, trainings run, the better of two adopted. And from
 * labels that people put to labels that are recognised.
 */
import type { Database, Tx } from "../../platform/db/connect.ts";
import { recordFacts } from "../../platform/facts/facts.ts";
import { newId } from "../../platform/ids.ts";
import { enqueue } from "../../platform/jobs/jobs.ts";
import { type Platform, write } from "../../platform/platform.ts";
import { createBrandWeights, readable, type Taught } from "./brand-weights.ts";
import { hasEnough, type LabelTeaching, labelDueAt, labelMaterialOf, labelStandings } from "./labels-due.ts";
import { QUESTIONS } from "./quality.ts";
import { keepLearnedLabels } from "./recognisers-store.ts";
import {
  type Counts,
  countExamples,
  currentOf,
  type Example,
  forgetOldWeights,
  insertTraining,
  keepExample,
  materialOf,
  packedOf,
  saidThere,
  setCurrent,
} from "./store.ts";
import { type TrainedAside, trainAside } from "./train-aside.ts";

/** So many fresh corrections are waited for, and so long after the last training. */
export const WANTED = 8;
const PAUSE = Temporal.Duration.from({ minutes: 10 });
/** What goes wrong in a training goes wrong again: the next correction asks for another. */
const TRIES = 3;

/** What a person said that a conversation is, or one message of it. */
export interface Corrected {
  conversationId: string;
  /** Null: of the conversation the customer's latest words are meant. */
  messageId: string | null;
  /** As corrected. */
  language: string;
  labels: { kind?: string; topic?: string; mood?: string; urgency?: number; language?: string };
}

export interface LearnJob {
  workspaceId: string;
  /** Who asked; null: it is due by itself, or not. */
  askedBy: string | null;
}

export interface Learning {
  /** In the correction's own transaction. */
  noteCorrection(tx: Tx, by: { workspaceId: string; personId: string }, corrected: Corrected): Promise<void>;
  /** At once. Answers whether there is anything to learn from. */
  askFor(by: { workspaceId: string; personId: string }): Promise<boolean>;
  /** A label was put or taken off by a person, or is to be recognised: in that transaction. */
  noteLabel(tx: Tx, workspaceId: string, labelId: string): Promise<void>;
  taughtOf(db: Database | Tx, workspaceId: string): Promise<Taught>;
  /** Something else holds than before. */
  changed(workspaceId: string): void;
  jobs: { learn(job: LearnJob): Promise<void> };
}

export function createLearning(
  platform: Pick<Platform, "db" | "clock" | "log" | "announce">,
  teaching: LabelTeaching,
): Learning {
  const { db, clock, log } = platform;
  const brands = createBrandWeights(log);

  return {
    async noteCorrection(tx, { workspaceId, personId }, { language, labels, ...where }) {
      const answers = answersOf(labels);
      if (Object.keys(labels).every((label) => label !== "language" && !(label in answers))) return;
      const messageId = await saidThere(tx, workspaceId, where);
      if (messageId === null) return;
      await keepExample(tx, workspaceId, { messageId, language, answers }, { personId, at: clock.now() });
      const at = dueAt(await countExamples(tx, workspaceId));
      if (at) await enqueueLearning(tx, { workspaceId, askedBy: null }, "corrections", at);
    },

    async noteLabel(tx, workspaceId, labelId) {
      const label = (await labelStandings(tx, teaching, workspaceId, labelId))[0];
      const at = label ? labelDueAt(label, PAUSE) : null;
      if (at) await enqueueLearning(tx, { workspaceId, askedBy: null }, "labels", at);
    },

    async askFor({ workspaceId, personId }) {
      const { corrections } = await countExamples(db, workspaceId);
      if (corrections === 0) return false;
      await enqueueLearning(db, { workspaceId, askedBy: personId }, "now");
      return true;
    },

    taughtOf: brands.of,
    changed: brands.forget,
    jobs: { learn },
  };

  async function learn({ workspaceId, askedBy }: LearnJob): Promise<void> {
    const now = clock.now();
    const counts = await countExamples(db, workspaceId);
    const standings = await labelStandings(db, teaching, workspaceId);
    const asked = askedBy !== null;
    const isDue = (at: Temporal.Instant | null) => at !== null && Temporal.Instant.compare(at, now) <= 0;
    // Taught while the last training ran: there may be nothing further to ask again.
    if (!asked) await askLater(workspaceId, "corrections", [dueAt(counts)], now);
    if (!asked)
      await askLater(
        workspaceId,
        "labels",
        standings.map((one) => labelDueAt(one, PAUSE)),
        now,
      );

    const corrects = counts.corrections > 0 && (asked || isDue(dueAt(counts)));
    const due = standings.filter((one) => (asked ? hasEnough(one) : isDue(labelDueAt(one, PAUSE))));
    if (!corrects && due.length === 0) return;
    const ids = due.map(({ labelId }) => labelId);
    const learned = await trainAside({
      corrections: corrects ? await correctionsOf(workspaceId) : null,
      labels: ids.length > 0 ? await labelMaterialOf(db, teaching, workspaceId, ids) : null,
    });

    await write(platform, async (tx) => {
      // What was taught while it learned is fresh: the moment is that of the reading.
      if (learned.corrections)
        await keepTraining(tx, workspaceId, learned.corrections, { askedBy, now, counts });
      const labels = learned.labels.map((one) => ({
        ...one,
        from: due.find(({ labelId }) => labelId === one.id)?.examples ?? 0,
      }));
      await keepLearnedLabels(tx, workspaceId, labels, now);
      const facts = labels.map(({ id, quality }) => ({
        kind: "triage.label_learned",
        subjectId: id,
        actorId: askedBy,
        at: now,
        data: { ...quality },
      }));
      await recordFacts(tx, workspaceId, facts);
    });
    brands.forget(workspaceId);
  }

  async function askLater(
    workspaceId: string,
    what: "corrections" | "labels",
    times: (Temporal.Instant | null)[],
    now: Temporal.Instant,
  ): Promise<void> {
    const [soonest] = times
      .filter((at) => at !== null)
      .filter((at) => Temporal.Instant.compare(at, now) > 0)
      .sort(Temporal.Instant.compare);
    if (soonest) await enqueueLearning(db, { workspaceId, askedBy: null }, what, soonest);
  }

  async function correctionsOf(workspaceId: string) {
    const holds = await currentOf(db, workspaceId);
    const packed = holds === null ? null : await packedOf(db, workspaceId, holds);
    const material = await materialOf(db, workspaceId);
    return { ...material, current: packed && readable(packed, log) ? packed : null };
  }
}

async function keepTraining(
  tx: Tx,
  workspaceId: string,
  trained: TrainedAside,
  { askedBy, now, counts }: { askedBy: string | null; now: Temporal.Instant; counts: Counts },
): Promise<void> {
  const id = newId();
  const { corrections } = counts;
  const { adopted, why } = trained;
  await insertTraining(tx, workspaceId, { ...trained, id, at: now, askedBy, corrections });
  if (adopted) await setCurrent(tx, workspaceId, id, { personId: askedBy, at: now });
  await forgetOldWeights(tx, workspaceId);
  const kind = adopted ? "triage.learned" : "triage.kept";
  const data = { why, corrections };
  await recordFacts(tx, workspaceId, [{ kind, subjectId: id, actorId: askedBy, at: now, data }]);
}

/** When the next training is due; null while too little is new. */
function dueAt({ fresh, lastAt }: Counts): Temporal.Instant | null {
  if (fresh < WANTED) return null;
  return lastAt === null ? Temporal.Instant.fromEpochMilliseconds(0) : lastAt.add(PAUSE);
}

function enqueueLearning(
  tx: Tx | Database,
  payload: LearnJob,
  what: "corrections" | "labels" | "now",
  at?: Temporal.Instant,
): Promise<void> {
  // One training of a brand at a time: the next one then sees what the last one left to learn.
  const queue = `learn ${payload.workspaceId}`;
  return enqueue(tx, {
    name: "learn",
    payload,
    key: `${queue} ${what}`,
    queue,
    tries: TRIES,
    ...(at ? { at } : {}),
  });
}

function answersOf(labels: Corrected["labels"]): Example["answers"] {
  return Object.fromEntries(
    QUESTIONS.flatMap((question) =>
      labels[question] === undefined ? [] : [[question, String(labels[question])]],
    ),
  );
}

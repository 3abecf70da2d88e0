/** From a correction to what messages are sorted with: examples kept, trainings run, the better of two adopted. */
import type { Database, Tx } from "../../platform/db/connect.ts";
import { recordFacts } from "../../platform/facts/facts.ts";
import { newId } from "../../platform/ids.ts";
import { enqueue } from "../../platform/jobs/jobs.ts";
import { type Platform, write } from "../../platform/platform.ts";
import type { Weights } from "../model/weights.ts";
import { createBrandWeights, readable } from "./brand-weights.ts";
import { QUESTIONS } from "./quality.ts";
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
import { trainAside } from "./train-aside.ts";

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
  weightsOf(db: Database | Tx, workspaceId: string): Promise<Weights>;
  /** Something else holds than before. */
  changed(workspaceId: string): void;
  jobs: { learn(job: LearnJob): Promise<void> };
}

export function createLearning(platform: Pick<Platform, "db" | "clock" | "log" | "announce">): Learning {
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
      if (at) await enqueueLearning(tx, { workspaceId, askedBy: null }, at);
    },

    async askFor({ workspaceId, personId }) {
      const { corrections } = await countExamples(db, workspaceId);
      if (corrections === 0) return false;
      await enqueueLearning(db, { workspaceId, askedBy: personId });
      return true;
    },

    weightsOf: brands.of,
    changed: brands.forget,
    jobs: { learn },
  };

  async function learn({ workspaceId, askedBy }: LearnJob): Promise<void> {
    const counts = await countExamples(db, workspaceId);
    const now = clock.now();
    if (counts.corrections === 0) return;
    if (askedBy === null) {
      const due = dueAt(counts);
      if (due === null) return;
      // Corrected while the last training ran: there may be no further correction to ask again.
      if (Temporal.Instant.compare(due, now) > 0)
        return enqueueLearning(db, { workspaceId, askedBy: null }, due);
    }
    const holds = await currentOf(db, workspaceId);
    const packed = holds === null ? null : await packedOf(db, workspaceId, holds);
    const material = await materialOf(db, workspaceId);
    const trained = await trainAside(material, packed && readable(packed, log) ? packed : null);

    const id = newId();
    const { adopted, why } = trained;
    await write(platform, async (tx) => {
      // Corrections made while it learned are fresh: the moment is that of the reading.
      const training = { ...trained, id, at: now, askedBy, corrections: counts.corrections };
      await insertTraining(tx, workspaceId, training);
      if (adopted) await setCurrent(tx, workspaceId, id, { personId: askedBy, at: now });
      await forgetOldWeights(tx, workspaceId);
      const kind = adopted ? "triage.learned" : "triage.kept";
      const data = { why, corrections: counts.corrections };
      await recordFacts(tx, workspaceId, [{ kind, subjectId: id, actorId: askedBy, at: now, data }]);
    });
    brands.forget(workspaceId);
  }
}

/** When the next training is due; null while too little is new. */
function dueAt({ fresh, lastAt }: Counts): Temporal.Instant | null {
  if (fresh < WANTED) return null;
  return lastAt === null ? Temporal.Instant.fromEpochMilliseconds(0) : lastAt.add(PAUSE);
}

function enqueueLearning(tx: Tx | Database, payload: LearnJob, at?: Temporal.Instant): Promise<void> {
  // One training of a brand at a time: the next one then sees what the last one left to learn.
  const queue = `learn ${payload.workspaceId}`;
  const key = payload.askedBy === null ? queue : `${queue} now`;
  return enqueue(tx, { name: "learn", payload, key, queue, tries: TRIES, ...(at ? { at } : {}) });
}

function answersOf(labels: Corrected["labels"]): Example["answers"] {
  return Object.fromEntries(
    QUESTIONS.flatMap((question) =>
      labels[question] === undefined ? [] : [[question, String(labels[question])]],
    ),
  );
}

/** Which of the brand's own labels there is something new to learn of, and when. */
import type { Database, Tx } from "../../platform/db/connect.ts";
import { LANGUAGES, type Language } from "../labels.ts";
import { type KeptRecogniser, recognisersOf } from "./recognisers-store.ts";
import { EXAMPLES, type LabelMaterial, type Said } from "./recognising.ts";

/** Once learned, so many new examples are waited for. */
const FRESH = 4;

interface SaidThere {
  text: string;
  language: string;
}

/** What the queue knows of the labels that people put and took off. */
export interface LabelTeaching {
  /** Held until the transaction ends; null: there is none. */
  hold(tx: Tx, workspaceId: string, labelId: string): Promise<{ name: string } | null>;
  /** How many conversations teach of each, for it and against it. */
  count(
    db: Database | Tx,
    workspaceId: string,
    labels: string[],
  ): Promise<Map<string, { yes: number; no: number }>>;
  read(
    db: Database,
    workspaceId: string,
    labels: string[],
  ): Promise<{
    labels: { id: string; yes: SaidThere[]; no: SaidThere[]; heard: number }[];
    others: (SaidThere & { labels: string[] })[];
  }>;
}

export interface LabelStanding extends KeptRecogniser {
  /** Conversations that a person put it on. */
  yes: number;
  /** Examples for and against. */
  examples: number;
}

/** Of every label that is to be recognised, or of this one if it is. */
export async function labelStandings(
  db: Database | Tx,
  teaching: LabelTeaching,
  workspaceId: string,
  only?: string,
): Promise<LabelStanding[]> {
  const all = await recognisersOf(db, workspaceId);
  const kept = only === undefined ? all : all.filter(({ labelId }) => labelId === only);
  if (kept.length === 0) return [];
  const counts = await teaching.count(
    db,
    workspaceId,
    kept.map(({ labelId }) => labelId),
  );
  return kept.map((one) => {
    const { yes, no } = counts.get(one.labelId) ?? { yes: 0, no: 0 };
    return { ...one, yes, examples: yes + no };
  });
}

export function hasEnough({ yes }: Pick<LabelStanding, "yes">): boolean {
  return yes >= EXAMPLES;
}

/** When it is due; null while too little is new. */
export function labelDueAt(one: LabelStanding, pause: Temporal.Duration): Temporal.Instant | null {
  if (!hasEnough(one)) return null;
  if (one.learnedAt === null || one.learnedFrom === null) return Temporal.Instant.fromEpochMilliseconds(0);
  return Math.abs(one.examples - one.learnedFrom) >= FRESH ? one.learnedAt.add(pause) : null;
}

export async function labelMaterialOf(
  db: Database,
  teaching: LabelTeaching,
  workspaceId: string,
  labelIds: string[],
): Promise<LabelMaterial> {
  const { labels, others } = await teaching.read(db, workspaceId, labelIds);
  return {
    labels: labels.map((one) => ({ ...one, yes: one.yes.map(said), no: one.no.map(said) })),
    others: others.map((one) => ({ ...said(one), labels: one.labels })),
  };
}

function said({ text, language }: SaidThere): Said {
  return { text, language: LANGUAGES.find((one): one is Language => one === language) ?? "und" };
}

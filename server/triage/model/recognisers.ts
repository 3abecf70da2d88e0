/**
 * Yes or no for each of the brand's own labels that is recognised: one column of weights a label over the features that the
 * model reads anyway. Those of all labels lie beside each other, so that a message is gone through once; and as a label
 * knows a few hundred features of 131,072, only the rows that some label knows are kept in memory.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { Features } from "./features.ts";
import { HASHED } from "./table.ts";
import { mostOf } from "./weights.ts";

/** What was learned of one label. */
export interface Recogniser {
  /** A whole number for each row. */
  values: Int8Array;
  /** What one step of them is worth. */
  step: number;
  /** From this sum on it is a yes. */
  threshold: number;
}

export interface Recognisers {
  /** Their ids, in the order of the columns. */
  labels: string[];
  /** For each of HASHED its place among the rows that are kept; 0: no label knows it. */
  places: Uint16Array;
  /** Rows that are kept × labels. The first is empty. */
  values: Int8Array;
  steps: Float64Array;
  thresholds: Float64Array;
}

/** Those learned before more was seen of a message still hold: what they do not know they pass over. */
const SIGNATURE = 0x45534c31;
const HEAD = 20;
/** Brotli's effort: nearly all of the numbers are nothing. */
const QUICK = 4;
/** As many as a place can count. Thirteen labels of the corpus knew 1,700 together. */
const MOST_ROWS = 2 ** 16 - 1;
/** Weights nearer to nothing than this share of the largest are nothing. */
const LEAST = 1 / 100;

/** Rounds what was learned to whole numbers. */
export function roundedTo(learnt: Float32Array, threshold: number): Recogniser {
  let most = 0;
  for (const weight of learnt) if (Math.abs(weight) > most) most = Math.abs(weight);
  const step = (most || 1) * LEAST;
  return { values: Int8Array.from(learnt, (weight) => Math.round(weight / step)), step, threshold };
}

export function besideEachOther(recognisers: ReadonlyMap<string, Recogniser>): Recognisers {
  const labels = [...recognisers.keys()];
  const columns = [...recognisers.values()];
  const places = new Uint16Array(HASHED);
  const rows: number[] = [];
  for (let row = 0; row < HASHED; row++)
    if (rows.length < MOST_ROWS && columns.some(({ values }) => values[row] !== 0))
      places[row] = rows.push(row);
  const values = new Int8Array((rows.length + 1) * columns.length);
  for (const [at, row] of rows.entries())
    for (const [column, one] of columns.entries())
      values[(at + 1) * columns.length + column] = one.values[row]!;
  return {
    labels,
    places,
    values,
    steps: Float64Array.from(columns, ({ step }) => step),
    thresholds: Float64Array.from(columns, ({ threshold }) => threshold),
  };
}

/** The columns of those labels that the message is taken for. */
export function columnsFor(recognisers: Recognisers, features: Features): number[] {
  const { labels, places, values, steps, thresholds } = recognisers;
  const width = labels.length;
  const sums = new Float64Array(width);
  for (let at = 0; at < features.ids.length; at++) {
    const place = places[features.ids[at]!]!;
    if (place === 0) continue;
    const value = features.values[at]!;
    for (let column = 0; column < width; column++) sums[column]! += values[place * width + column]! * value;
  }
  return [...sums.keys()].filter((column) => sums[column]! * steps[column]! >= thresholds[column]!);
}

/** Of so many tokens, those that spoke most for it. */
export function tokensOf(
  { labels, places, values }: Recognisers,
  features: Features,
  column: number,
  { count, most }: { count: number; most: number },
): number[] {
  const sums = new Float64Array(count);
  for (let at = 0; at < features.ids.length; at++) {
    const token = features.tokens[at]!;
    if (token < 0) continue;
    const place = places[features.ids[at]!]!;
    sums[token]! += values[place * labels.length + column]! * features.values[at]!;
  }
  return mostOf(sums, most);
}

/** As kept in a column: signature, step, threshold, then the numbers, compressed. */
export function packRecogniser({ values, step, threshold }: Recogniser): Buffer {
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(SIGNATURE, 0);
  head.writeDoubleLE(step, 4);
  head.writeDoubleLE(threshold, 12);
  const packed = brotliCompressSync(values, { params: { [constants.BROTLI_PARAM_QUALITY]: QUICK } });
  return Buffer.concat([head, packed]);
}

/** Throws on what is none of this version. */
export function unpackRecogniser(packed: Buffer): Recogniser {
  if (packed.length < HEAD || packed.readUInt32LE(0) !== SIGNATURE)
    throw new Error("what recognises a label is of another version");
  const values = brotliDecompressSync(packed.subarray(HEAD));
  if (values.length !== HASHED) throw new Error("what recognises a label is cut short");
  return {
    values: new Int8Array(values.buffer, values.byteOffset, values.length),
    step: packed.readDoubleLE(4),
    threshold: packed.readDoubleLE(12),
  };
}

/** Weights as kept in a file or a column. */
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { oddsIn } from "./complement-bayes.ts";
import { HEAD_NAMES, type Head, WIDTH } from "./heads.ts";
import { ROWS, type Table } from "./table.ts";
import type { Weights } from "./weights.ts";

/** Raised whenever features, heads or this form change: what was learnt before is then learnt again. */
const SIGNATURE = 0x45534336;
/** Signature and width; then how many tables there are. */
const VERSION = 8;
const BEGIN = VERSION + 4;
const STEPS = 8 * HEAD_NAMES.length;

/**
 * The signature, the steps of each table, then their numbers column by column, compressed. `effort` is Brotli's, 0 to 11: at 4
 * a brand's two tables take a seventh of a second and 3.9 MB.
 */
export function packWeights({ own, ...weights }: Weights, effort = 10): Buffer {
  const tables: Table[] = own ? [weights, own] : [weights];
  const head = Buffer.alloc(BEGIN + STEPS * tables.length);
  head.writeUInt32LE(SIGNATURE, 0);
  head.writeUInt32LE(WIDTH, 4);
  head.writeUInt32LE(tables.length, VERSION);
  for (const [nth, { steps }] of tables.entries())
    for (const [at, name] of HEAD_NAMES.entries())
      head.writeDoubleLE(steps[name], BEGIN + STEPS * nth + 8 * at);
  const columns = Buffer.concat(tables.map(({ values }) => byColumn(values)));
  const packed = brotliCompressSync(columns, {
    params: { [constants.BROTLI_PARAM_QUALITY]: effort, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  return Buffer.concat([head, packed]);
}

/** Told by the first eight bytes. */
export function isOfThisVersion(packed: Buffer): boolean {
  return packed.length >= VERSION && packed.readUInt32LE(0) === SIGNATURE && packed.readUInt32LE(4) === WIDTH;
}

/** Throws on what is no set of weights of this version. `before`: what a brand's were moved from; of those that ship, none. */
export function unpackWeights(packed: Buffer, before?: Weights): Weights {
  if (!isOfThisVersion(packed))
    throw new Error("not a set of weights of this version: train again (npm run triage:train)");
  const tables = packed.readUInt32LE(VERSION);
  const columns = brotliDecompressSync(packed.subarray(BEGIN + STEPS * tables));
  if (columns.length !== ROWS * WIDTH * tables) throw new Error("these weights are cut short");
  const read = (nth: number): Table => ({
    values: byRow(columns.subarray(ROWS * WIDTH * nth, ROWS * WIDTH * (nth + 1))),
    steps: Object.fromEntries(
      HEAD_NAMES.map((name, at) => [name, packed.readDoubleLE(BEGIN + STEPS * nth + 8 * at)]),
    ) as Record<Head, number>,
  });
  if (tables === 1) return read(0);
  if (!before) throw new Error("these weights are a brand's: what they were moved from is needed");
  return { ...read(0), own: { ...oddsIn(read(1)), before } };
}

function byColumn(values: Int8Array): Buffer {
  const columns = Buffer.alloc(values.length);
  for (let column = 0; column < WIDTH; column++)
    for (let row = 0; row < ROWS; row++) columns[column * ROWS + row] = values[row * WIDTH + column]! & 0xff;
  return columns;
}

function byRow(columns: Buffer): Int8Array {
  const values = new Int8Array(columns.length);
  for (let column = 0; column < WIDTH; column++)
    for (let row = 0; row < ROWS; row++)
      values[row * WIDTH + column] = (columns[column * ROWS + row]! << 24) >> 24;
  return values;
}

/** A row of whole numbers for each feature, one number for each answer of each head. */
import { BITS } from "./features.ts";
import { type Head, WIDTH } from "./heads.ts";

/** Rows that features are hashed to. */
export const HASHED = 2 ** BITS;
/** After them one for each answer of each head: what ships makes of a message, as a feature (`foreseen.ts`). */
export const ROWS = HASHED + WIDTH;

export interface Table {
  /** ROWS × WIDTH. */
  values: Int8Array;
  /** What one step of a head's numbers is worth; 0: the head has none. */
  steps: Record<Head, number>;
}

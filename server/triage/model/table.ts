/** A row of whole numbers for each feature, one number for each answer of each head. */
import { BITS } from "./features.ts";
import type { Head } from "./heads.ts";

export const ROWS = 2 ** BITS;

export interface Table {
  /** ROWS × WIDTH. */
  values: Int8Array;
  /** What one step of a head's numbers is worth; 0: the head has none. */
  steps: Record<Head, number>;
}

/** How good triage is on real messages, which are read where they are and never shipped. */
import type { Result } from "./bench.ts";
import { measureLanguage } from "./triage/language.ts";

export async function run(): Promise<Result> {
  return measureLanguage();
}

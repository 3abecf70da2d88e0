/**
 * How good triage is, how fast and how large: on real messages, which are read where they are and never shipped, and on the
 * corpus it learns from, by writers it has not seen. What the figures mean: docs/triage.md.
 */
import { type Result, rounded } from "./bench.ts";
import { measureEveryday } from "./triage/everyday.ts";
import { measureLanguage } from "./triage/language.ts";
import { measureOwn } from "./triage/own.ts";
import { measurePersonalData } from "./triage/personal-data.ts";
import { measureReal } from "./triage/real.ts";
import { measureRetraining } from "./triage/retrain.ts";
import { DATA, hasData } from "./triage/sets.ts";
import { measureSpeed } from "./triage/speed.ts";
import { say } from "./world.ts";

const RETRAIN_SECONDS = 5;

const PARTS: [name: string, measure: () => Result | Promise<Result>, real: boolean][] = [
  ["speed", measureSpeed, false],
  ["retraining", retraining, false],
  ["language", measureLanguage, true],
  ["real messages", measureReal, true],
  ["everyday messages", measureEveryday, false],
  ["personal data", measurePersonalData, false],
  ["the corpus", measureOwn, false],
];

export async function run(): Promise<Result> {
  const whole: Result = { figures: {}, aims: {}, met: true };
  for (const [name, measure, real] of PARTS) {
    if (real && !hasData()) {
      whole.figures[name] = `not measured: ${DATA} is not there`;
      whole.met = false;
      continue;
    }
    say(name);
    const { figures, aims, met } = await measure();
    Object.assign(whole.figures, figures);
    Object.assign(whole.aims, aims);
    whole.met &&= met;
  }
  return whole;
}

async function retraining(): Promise<Result> {
  const { corrections, seconds, heldUpMs } = await measureRetraining();
  const figure = `retraining on ${corrections} corrections, s`;
  return {
    figures: {
      [figure]: rounded(seconds),
      "the desk's thread held up meanwhile, ms at most": Math.round(heldUpMs),
    },
    aims: { [figure]: `≤ ${RETRAIN_SECONDS}` },
    met: seconds <= RETRAIN_SECONDS,
  };
}

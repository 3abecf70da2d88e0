/** Multinomial naive Bayes: how often each feature stands beside each answer, as if no feature knew of another. */

import { ROWS } from "../../server/triage/model/table.ts";
import type { Example } from "../../server/triage/model/train.ts";
import { softmax } from "../../server/triage/model/weights.ts";
import type { Judge } from "../triage/own.ts";

/** Added to every count: what was never seen beside an answer is not impossible there. */
const UNSEEN = 0.05;

export function learnNaiveBayes(examples: Example[], answers: number): Judge {
  const counts = new Float64Array(ROWS * answers).fill(UNSEEN);
  const sums = new Float64Array(answers).fill(ROWS * UNSEEN);
  const messages = new Float64Array(answers);
  for (const { features, answer } of examples) {
    messages[answer]!++;
    for (const [at, id] of features.ids.entries()) {
      counts[id * answers + answer]! += features.values[at]!;
      sums[answer]! += features.values[at]!;
    }
  }
  return ({ ids, values }) => {
    const logs = messages.map((count) => Math.log(Math.max(count, UNSEEN) / examples.length));
    for (let at = 0; at < ids.length; at++)
      for (let column = 0; column < answers; column++)
        logs[column]! += values[at]! * Math.log(counts[ids[at]! * answers + column]! / sums[column]!);
    return softmax(logs);
  };
}

/** How answers are counted. All in percent. */

/** The mean of each label's F1, of the labels that occur. */
export function macroF1(truth: readonly string[], said: readonly string[]): number {
  const labels = [...new Set(truth)];
  return (100 * labels.reduce((sum, label) => sum + f1Of(label, truth, said), 0)) / labels.length;
}

export function f1Of(label: string, truth: readonly string[], said: readonly string[]): number {
  let right = 0;
  let wrong = 0;
  for (const [at, one] of truth.entries()) {
    if (one === label && said[at] === label) right++;
    else if (one === label || said[at] === label) wrong++;
  }
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong);
}

export function recall(label: string, truth: readonly string[], said: readonly string[]): number {
  const there = truth.filter((one) => one === label).length;
  return (100 * truth.filter((one, at) => one === label && said[at] === label).length) / there;
}

/** Of those that are there, the most one can find while so large a share of what is found is right. */
export function recallAtPrecision(
  scores: readonly number[],
  there: readonly boolean[],
  precision: number,
): number {
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
  const all = there.filter(Boolean).length;
  let right = 0;
  let most = 0;
  for (const [found, at] of order.entries()) {
    if (there[at]) right++;
    if (right / (found + 1) >= precision) most = right / all;
  }
  return 100 * most;
}

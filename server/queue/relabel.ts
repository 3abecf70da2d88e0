/** What a person says that one message is, and what its conversation is then. Pure. */
import { fresh, strongest } from "./gravest.ts";
import type { Labels, WorkItem } from "./item.ts";
import { type PlaceRules, placed } from "./place.ts";
import type { Judged } from "./rules/judging.ts";

const questions = ["kind", "topic", "mood", "urgency", "language"] as const;
export type MessageLabels = Partial<Pick<Labels, (typeof questions)[number]>>;

/** The person is the reason, instead of triage's and the rules', and is sure. */
export function setRight(sorted: Judged, labels: MessageLabels): Judged {
  const given = questions.filter((question) => labels[question] !== undefined);
  const { kind } = labels;
  return {
    ...sorted,
    ...labels,
    kinds: kind ? [kind, ...sorted.kinds.filter((one) => one !== kind)] : sorted.kinds,
    confidence: {
      ...sorted.confidence,
      ...Object.fromEntries(given.flatMap((one) => (one in sorted.confidence ? [[one, 1]] : []))),
    },
    reasons: [
      ...sorted.reasons.filter(({ question }) => !given.some((one) => one === question)),
      ...given.map((question) => ({ question, code: "corrected" })),
    ],
  };
}

/** What people set right on a message: it holds when the message is sorted anew. */
export function setRightBefore(sorted: Judged): MessageLabels {
  const by = (question: string) =>
    sorted.reasons.some((reason) => reason.question === question && reason.code === "corrected");
  return Object.fromEntries(questions.filter(by).map((question) => [question, sorted[question]]));
}

/** What was said of a matter, oldest first: what each message of the customer's is, and where we answered. */
export type Said = Labels | "answer";

/**
 * The item after one of the messages was set right, heard once more. What it had from its messages it has from what they
 * are now; what a person set on the item itself, and what it has from elsewhere, stays. The same item where nothing
 * changes.
 */
export function relabel(item: WorkItem, before: Said[], now: Said[], rules: PlaceRules): WorkItem {
  const was = heard(before);
  const is = heard(now);
  if (!was || !is) return item;
  const follows = questions.filter(
    (question) => item[question] === was[question] && !item.corrected.includes(question),
  );
  const sure = follows.includes("kind") ? is.kindConfidence : item.weighed.kindConfidence;
  if (follows.every((question) => is[question] === was[question]) && sure === item.weighed.kindConfidence)
    return item;
  const labels = Object.fromEntries(follows.map((question) => [question, is[question]]));
  const weighed = { ...item.weighed, kindConfidence: sure };
  return placed({ ...item, ...labels, weighed, revision: item.revision + 1 }, rules);
}

/** As `hear` goes on from message to message. */
function heard(said: Said[]): Labels | null {
  let labels: Labels | null = null;
  let answered = false;
  for (const one of said) {
    if (one === "answer") answered = true;
    else {
      labels = labels === null ? one : answered ? fresh(labels, one) : strongest(labels, one);
      answered = false;
    }
  }
  return labels;
}

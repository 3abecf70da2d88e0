import type { Conversation, Item } from "../../../../contract/index.ts";

/** Triage's reasons as they came with a message: of unknown shape to the contract, so they are looked at here. */
export interface Reason {
  question: string;
  code: string;
  words: string[];
  /** Which of the brand's rules says so; empty where it has neither name nor words. */
  rule?: string;
}

/**
 * Of the last message, and from those before it that still wait what rules said: they hold until the answer, but where
 * a person has said otherwise.
 */
export function reasonsFor({ messages }: Pick<Conversation, "messages">, item: Item): Reason[] {
  const answered = messages.findLastIndex(({ direction }) => direction === "outbound");
  const unanswered = messages.slice(answered + 1).filter(({ direction }) => direction === "inbound");
  const last = messages.findLast(({ direction, sorted }) => direction === "inbound" && sorted);
  const byRules = new Map<string, Reason>();
  for (const reason of unanswered.flatMap(({ sorted }) => readReasons(sorted)))
    if (reason.rule !== undefined && stillHolds(reason.question, item)) byRules.set(reason.question, reason);
  const others = readReasons(last?.sorted).filter(
    ({ question, rule }) => rule === undefined && !byRules.has(question),
  );
  return [...others, ...byRules.values()];
}

function stillHolds(question: string, { corrected, assignee, pin }: Item): boolean {
  if (question === "assignee") return assignee !== null;
  if (question === "pin") return pin > 0;
  return !corrected.includes(question);
}

function readReasons(sorted: unknown): Reason[] {
  if (typeof sorted !== "object" || sorted === null || !("reasons" in sorted)) return [];
  const { reasons } = sorted;
  if (!Array.isArray(reasons)) return [];
  return reasons.flatMap((reason: unknown) => {
    if (typeof reason !== "object" || reason === null) return [];
    const { question, code, words, params } = reason as Record<string, unknown>;
    if (typeof question !== "string" || typeof code !== "string") return [];
    return [
      {
        question,
        code,
        words: Array.isArray(words) ? words.filter((word) => typeof word === "string") : [],
        ...(code === "rule" ? { rule: ruleIn(params) } : {}),
      },
    ];
  });
}

function ruleIn(params: unknown): string {
  if (typeof params !== "object" || params === null || !("rule" in params)) return "";
  return typeof params.rule === "string" ? params.rule : "";
}

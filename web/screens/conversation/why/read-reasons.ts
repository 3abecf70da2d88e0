import type { Conversation, Item, Message } from "../../../../contract/index.ts";

/** Triage's reasons as they came with a message: of unknown shape to the contract, so they are looked at here. */
export interface Reason {
  question: string;
  code: string;
  words: string[];
  /** Whose words these are. */
  messageId: string;
  /** Which of the brand's rules says so; empty where it has neither name nor words. */
  rule?: string;
  /** One of the brand's own labels that was recognised: its id, and what it is called now. */
  label?: { id: string; name: string };
}

/**
 * Of the last message, and from those before it that still wait what rules said: they hold until the answer, but where
 * a person has said otherwise. And of any message why a label that is on it was recognised.
 */
export function reasonsFor({ messages }: Pick<Conversation, "messages">, item: Item): Reason[] {
  const answered = messages.findLastIndex(({ direction }) => direction === "outbound");
  const unanswered = messages.slice(answered + 1).filter(({ direction }) => direction === "inbound");
  const last = messages.findLast(({ direction, sorted }) => direction === "inbound" && sorted);
  const byRules = new Map<string, Reason>();
  for (const reason of unanswered.flatMap(readReasons))
    if (reason.rule !== undefined && stillHolds(reason.question, item)) byRules.set(reason.question, reason);
  const others = (last ? readReasons(last) : []).filter(
    ({ question, code, rule }) => rule === undefined && code !== RECOGNISED && !byRules.has(question),
  );
  return [...others, ...byRules.values(), ...recognisedIn(messages, item)];
}

const RECOGNISED = "recognised";

/** Of each label the latest message that it was recognised in; none once it was taken off. */
function recognisedIn(messages: Conversation["messages"], { labels }: Item): Reason[] {
  const byLabel = new Map<string, Reason>();
  for (const reason of messages.flatMap(readReasons)) {
    const on = labels.find(({ id }) => id === reason.label?.id);
    if (on) byLabel.set(on.id, { ...reason, label: on });
  }
  return [...byLabel.values()];
}

/**
 * Of the last message that is understood as the item is: while several wait the gravest holds, and need not be the last.
 * None where a person has said otherwise.
 */
export function reasonsForLabel(
  { messages }: Pick<Conversation, "messages">,
  item: Item,
  question: "kind" | "topic" | "language",
): Reason[] {
  if (item.corrected.includes(question)) return [];
  const by = messages.findLast(
    ({ direction, sorted }) =>
      direction === "inbound" && isObject(sorted) && sorted[question] === item[question],
  );
  return by ? readReasons(by).filter((one) => one.question === question) : [];
}

function stillHolds(question: string, { corrected, assignee, pin }: Item): boolean {
  if (question === "assignee") return assignee !== null;
  if (question === "pin") return pin > 0;
  return !corrected.includes(question);
}

/** Read once for as long as the page holds the message: a conversation is opened again and again. */
const read = new WeakMap<object, Reason[]>();

/** Of one message, by itself; the very same for the very same message. */
export function readReasons({ id, sorted }: Pick<Message, "id" | "sorted">): Reason[] {
  if (!isObject(sorted) || !Array.isArray(sorted.reasons)) return [];
  const known = read.get(sorted);
  if (known) return known;
  const reasons = reasonsIn(id, sorted.reasons);
  read.set(sorted, reasons);
  return reasons;
}

function reasonsIn(id: string, given: unknown[]): Reason[] {
  return given.flatMap((reason) => {
    if (!isObject(reason)) return [];
    const { question, code, words, params } = reason;
    if (typeof question !== "string" || typeof code !== "string") return [];
    return [
      {
        question,
        code,
        messageId: id,
        words: Array.isArray(words) ? words.filter((word) => typeof word === "string") : [],
        ...(code === "rule" ? { rule: wordIn(params, "rule") } : {}),
        ...(code === RECOGNISED ? { label: { id: wordIn(params, "label"), name: "" } } : {}),
      },
    ];
  });
}

function wordIn(params: unknown, key: string): string {
  return isObject(params) && typeof params[key] === "string" ? params[key] : "";
}

function isObject(it: unknown): it is Record<string, unknown> {
  return typeof it === "object" && it !== null;
}

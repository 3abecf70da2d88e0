/** How soon: 3 harm, stranded, law, fraud; 2 within about 48 hours; 1 normal; 0 nothing awaited. Insults raise nothing. */
import { type Evidence, failures, found, wordsOf } from "./evidence.ts";
import type { KindFound } from "./kind.ts";
import type { Reason, Topic, Urgency } from "./labels.ts";

const GRAVE = ["safety", "stranded", "legal", "fraud"] as const;
const PRESSING = [
  ["deadline", "deadline"],
  ["repeated", "repeated_contact"],
  ["unusable", "unusable"],
  ["money", "money_withheld"],
] as const;
/** A week: from here on an order or a refund is long overdue. Our synthesis. */
const LONG_HOURS = 7 * 24;
const UNITS = [
  ["hours", 1],
  ["days", 24],
  ["weeks", 168],
  ["months", 720],
] as const;

export interface UrgencyFound {
  urgency: Urgency;
  reasons: Reason[];
}

export function judgeUrgency(
  evidence: Evidence,
  kind: KindFound,
  topic: Topic,
  needsReply: boolean,
): UrgencyFound {
  const reasons: Reason[] = [];
  if (kind.kind === "praise" || (kind.kind === "other" && !needsReply) || kind.closed) {
    return { urgency: 0, reasons: [{ question: "urgency", code: "nothing_awaited" }] };
  }
  for (const code of GRAVE) note(code, code);
  if (reasons.length > 0) return { urgency: 3, reasons };
  for (const [mark, code] of PRESSING) note(mark, code);
  const shutOut = topic === "account_access" ? found(evidence, "failure:account_access") : [];
  if (shutOut.length > 0 && !reasons.some((one) => one.code === "unusable")) {
    reasons.push({ question: "urgency", code: "unusable", words: wordsOf(evidence, shutOut) });
  }
  if (waitsLong(evidence, topic))
    reasons.push({
      question: "urgency",
      code: "long_wait",
      words: wordsOf(evidence, [
        ...found(evidence, "overdue"),
        ...found(evidence, "late"),
        ...found(evidence, "weeks"),
        ...found(evidence, "months"),
        ...found(evidence, "days"),
      ]),
    });
  if (reasons.length > 0) return { urgency: 2, reasons };
  return needsReply
    ? { urgency: 1, reasons: [{ question: "urgency", code: "awaits_answer" }] }
    : { urgency: 0, reasons: [{ question: "urgency", code: "nothing_awaited" }] };

  function note(mark: string, code: string): void {
    const hits = found(evidence, mark);
    if (hits.length > 0) reasons.push({ question: "urgency", code, words: wordsOf(evidence, hits) });
  }
}

function waitsLong(evidence: Evidence, topic: Topic): boolean {
  if (topic !== "order_tracking" && topic !== "returns_refunds" && failures(evidence).length === 0)
    return false;
  return hoursTold(evidence) >= LONG_HOURS || found(evidence, "overdue").length > 0;
}

/** The longest span named, in hours: "two weeks", "10 días", "fa mesos" (a bare plural counts as three). */
function hoursTold(evidence: Evidence): number {
  const { tokens, text } = evidence.reading;
  let longest = 0;
  for (const [mark, hours] of UNITS) {
    for (const hit of found(evidence, mark)) {
      const before = tokens[hit.from - 1];
      const unit = tokens[hit.from]!;
      const plural = /s$|i$|e$/.test(unit.form);
      let count = plural && hours >= 168 ? 3 : 1;
      if (before?.form === "#") count = Number(text.slice(before.start, before.end)) || count;
      else if (before && NUMBERS.has(before.form)) count = NUMBERS.get(before.form)!;
      if (count < 1_000) longest = Math.max(longest, count * hours);
    }
  }
  return longest;
}

const NUMBERS = new Map<string, number>(
  Object.entries({
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    dos: 2,
    dues: 2,
    due: 2,
    dois: 2,
    duas: 2,
    deux: 2,
    tres: 3,
    tre: 3,
    trois: 3,
    cuatro: 4,
    quatre: 4,
    quattro: 4,
    quatro: 4,
    cinco: 5,
    cinc: 5,
    cinque: 5,
    cinq: 5,
    seis: 6,
    sis: 6,
    sei: 6,
    siete: 7,
    set: 7,
    sette: 7,
    sete: 7,
    sept: 7,
    ocho: 8,
    vuit: 8,
    otto: 8,
    oito: 8,
    huit: 8,
    nueve: 9,
    nou: 9,
    nove: 9,
    neuf: 9,
    diez: 10,
    deu: 10,
    dieci: 10,
    dez: 10,
    dix: 10,
    quince: 15,
    quinze: 15,
    quindici: 15,
    veinte: 20,
    vint: 20,
    venti: 20,
    vinte: 20,
    vingt: 20,
  }),
);

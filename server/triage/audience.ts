/** Whether a useful answer needs personal, account, order or booking data, and so belongs in private. */
import { type Evidence, failures, found, wordsOf } from "./evidence.ts";
import type { KindFound } from "./kind.ts";
import type { Audience, PersonalDatum, Reason, Topic } from "./labels.ts";

/** Matters that are settled in somebody's order, booking or account. */
const ON_FILE = new Set<Topic>([
  "order_tracking",
  "returns_refunds",
  "billing_price",
  "account_access",
  "service_disruption",
]);

export interface AudienceFound {
  audience: Audience;
  reason: Reason;
}

export function judgeAudience(
  evidence: Evidence,
  kind: KindFound,
  topic: Topic,
  needsReply: boolean,
  personalData: readonly PersonalDatum[],
  published: Audience,
): AudienceFound {
  const say = (audience: Audience, code: string, words: string[] = []) => ({
    audience,
    reason: (words.length > 0
      ? { question: "audience", code, words }
      : { question: "audience", code }) as Reason,
  });
  // The number of an order tells nobody who somebody is: it covers itself, but leaves the answer where it was.
  if (personalData.some(({ kind }) => kind !== "order_number")) return say("private", "personal_data");
  if (published === "private") return say("private", "written_in_private");
  if (!needsReply) return say("public", "answer_for_all");
  const own = found(evidence, "own");
  const failed = failures(evidence);
  const onFile = ON_FILE.has(topic) || found(evidence, "fraud").length > 0;
  const told = topic === "service_disruption" ? isOwnTrip(evidence) : failed.length > 0;
  const case_ = own.length > 0 || told || ["money", "fraud"].some((mark) => found(evidence, mark).length > 0);
  const general = kind.kind === "question" && own.length === 0 && failed.length === 0;
  if (found(evidence, "safety").length > 0 && kind.kind !== "question") {
    return say("private", "own_case", wordsOf(evidence, found(evidence, "safety")));
  }
  if (onFile && !general && (case_ || kind.kind === "request"))
    return say("private", "own_case", wordsOf(evidence, own));
  if (topic === "service_staff" && found(evidence, "repeated").length > 0 && kind.kind !== "question") {
    return say("private", "own_case", wordsOf(evidence, found(evidence, "repeated")));
  }
  return say("public", "answer_for_all");
}

/** A lost bag or somebody stranded is looked up in a booking; a late train is not. */
function isOwnTrip(evidence: Evidence): boolean {
  if (found(evidence, "stranded").length > 0) return true;
  const named = [
    ...found(evidence, "failure:service_disruption"),
    ...found(evidence, "topic:service_disruption"),
  ];
  return named.some((hit) =>
    evidence.reading.tokens.slice(hit.from, hit.to).some(({ form }) => BAGGAGE.test(form)),
  );
}

const BAGGAGE = /^(?:malet|malas?$|mochil|bagag|equip[au]|valig|valis|luggage|bags?$|baggage|suitcase)/;

/** What is looked at in an answer before it goes out: the same rules for whoever writes it and for what is refused. */
import type { AnswerCheck, Language } from "../../contract/index.ts";
import type { Audience } from "../channels/index.ts";
import { type PersonalDatum, sortMessage } from "../triage/index.ts";

/** Below it triage is guessing, and a guess is no reason to interrupt somebody who writes. */
const SURE_OF_LANGUAGE = 0.75;

export interface ToCheck {
  text: string;
  audience: Audience;
  /** How the network counted it, signature and all. */
  measured: { used: number; max: number; over: number };
  /** The customer's; null when nobody knows it. */
  customerLanguage: string | null;
}

/** One line a question, in the order they are shown. What cannot be told of this text is left out. */
export function checkAnswer({ text, audience, measured, customerLanguage }: ToCheck): AnswerCheck[] {
  const { over, used, max } = measured;
  const checks: AnswerCheck[] = [
    { code: "length", passed: over === 0, params: { used, max, over }, spans: [] },
  ];
  if (text.trim() === "") return checks;
  const { personalData, language, confidence } = sortMessage({ text });
  if (audience === "public")
    checks.push({
      code: "personal_data",
      passed: personalData.length === 0,
      params: { kind: personalData[0]?.kind ?? null, count: personalData.length },
      spans: personalData,
    });
  const written = confidence.language >= SURE_OF_LANGUAGE ? language : "und";
  if (written !== "und" && customerLanguage !== null && customerLanguage !== "und")
    checks.push({
      code: "language",
      passed: written === customerLanguage,
      params: { written, wanted: customerLanguage as Language },
      spans: [],
    });
  return checks;
}

/** What of somebody's own would stand in the open. In private it may be said. */
export function personalDataShown(text: string, audience: Audience): PersonalDatum[] {
  return audience === "public" ? sortMessage({ text }).personalData : [];
}

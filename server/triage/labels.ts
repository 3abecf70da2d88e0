/** The values triage can give, which are the contract's, and the codes of its reasons; the locales are checked against these. */

import {
  type Audience,
  type Kind,
  kinds,
  type Language,
  languages,
  type Mood,
  type Topic,
  topics,
} from "../../contract/words.ts";

export {
  type Audience,
  type Kind,
  kinds as KINDS,
  type Language,
  languages as LANGUAGES,
  type Mood,
  type Topic,
  topics as TOPICS,
};

export type NamedTopic = Exclude<Topic, "other">;
export type Urgency = 0 | 1 | 2 | 3;

/** Identity numbers by their country's name for them: Spain dni, nie · Andorra nrt · Italy codice_fiscale · Portugal nif · Brazil cpf · France nir · United Kingdom nino. */
export const PERSONAL_DATA_KINDS = [
  "email",
  "phone",
  "iban",
  "card",
  "dni",
  "nie",
  "nrt",
  "codice_fiscale",
  "nif",
  "cpf",
  "nir",
  "nino",
  "passport",
  "address",
  "order_number",
] as const;
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

/** `start` and `end` count UTF-16 units, as `text.slice(start, end)` does. */
export interface PersonalDatum {
  kind: PersonalDataKind;
  start: number;
  end: number;
}

/** One list of codes a question: each is worded in the browser, in the reader's language. */
export const REASON_CODES = {
  language: ["detected", "prior", "abstained"],
  kind: [
    "failure_told",
    "displeased",
    "sarcasm",
    "rhetorical",
    "asks",
    "asks_for_act",
    "praises",
    "thanks",
    "closed",
    "nothing_found",
    "learned",
  ],
  topic: ["words", "learned", "abstained"],
  mood: ["good_words", "bad_words", "failure_told", "sarcasm", "emoji", "mixed", "no_signs", "learned"],
  urgency: [
    "safety",
    "stranded",
    "legal",
    "fraud",
    "deadline",
    "repeated_contact",
    "unusable",
    "money_withheld",
    "long_wait",
    "awaits_answer",
    "nothing_awaited",
    "learned",
  ],
  needs_reply: ["asks", "open_case", "closed", "nothing_open", "retold", "learned"],
  audience: ["personal_data", "own_case", "written_in_private", "answer_for_all", "learned"],
  personal_data: PERSONAL_DATA_KINDS,
} as const;
export type ReasonQuestion = keyof typeof REASON_CODES;

/** `words` are the words of the message that led there, as written; personal data are never among them. */
export interface Reason {
  question: ReasonQuestion;
  code: string;
  words?: string[];
}

export interface Sorted {
  language: Language | "und";
  kind: Kind;
  /** All that apply, the main one first. */
  kinds: Kind[];
  topic: Topic;
  mood: Mood;
  urgency: Urgency;
  needsReply: boolean;
  audience: Audience;
  /** In the order of the text, never overlapping. */
  personalData: PersonalDatum[];
  /** 0 to 1 each. */
  confidence: { language: number; kind: number; topic: number; mood: number };
  reasons: Reason[];
  /** 16 hexadecimal digits that messages share when they say the same; empty without words. */
  likeness: string;
}

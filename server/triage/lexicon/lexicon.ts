/** What a language's word list holds. Entries are parted by commas or line ends; how they are written: `compile.ts`. */
import type { NamedTopic, Topic } from "../labels.ts";

export interface Lexicon {
  /** Turns the mood of the next words round. */
  negation: string;
  booster: string;
  /** What follows counts more than what went before. */
  but: string;
  great: string;
  good: string;
  bad: string;
  awful: string;
  /** Displeased without saying so: "was supposed to", "not even", "why can't". */
  gripe: string;
  /** A failure told as such, by the matter it belongs to. */
  failure: Record<Topic, string>;
  topic: Record<NamedTopic, string>;
  /** Opens a question, also without its sign. */
  question: string;
  /** Opens a question that, when angry, wants no answer. */
  why: string;
  /** Wants to be told something. */
  tell: string;
  /** Wants something done. */
  request: string;
  thanks: string;
  /** Good words that only scorn puts so: "thanks for losing". */
  scorn: string;
  /** How a person of the brand behaved. */
  rude: string;
  /** Asks whether something is the case: what follows is not told as a failure. */
  exists: string;
  /** Scorn only when something else is wrong. */
  sarcasm: string;
  rhetorical: string;
  closed: string;
  /** The writer's own order, booking, account: a case, not a general matter. */
  own: string;
  safety: string;
  stranded: string;
  legal: string;
  fraud: string;
  deadline: string;
  repeated: string;
  unusable: string;
  money: string;
  /** Said to be past its time, with no span to count. */
  overdue: string;
  late: string;
  hours: string;
  days: string;
  weeks: string;
  months: string;
}

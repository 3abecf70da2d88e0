import type { Audience, ItemState, Kind, Mood, Topic } from "../../contract/index.ts";
import type { Part } from "./pressing.ts";

/** What stands on the queue: one conversation that needs something, until it has it. Times are epoch milliseconds. */
export interface WorkItem {
  id: string;
  conversationId: string;
  connectionId: string;
  customerId: string;
  network: string;
  audience: Audience;
  state: ItemState;
  /** Why it left without an answer of ours, or null. */
  reason: string | null;
  reasonNote: string | null;
  assigneeId: string | null;
  language: string;
  kind: Kind;
  topic: Topic;
  mood: Mood;
  urgency: number;
  /** Followers of the customer; null where the network does not say. */
  reach: number | null;
  /** Labels that a person set: triage leaves them alone. */
  corrected: string[];
  weighed: Weighed;
  preview: string;
  /** Messages of the customer since our last answer. */
  unanswered: number;
  oldestUnansweredAt: number | null;
  oldestUnansweredArrivedAt: number | null;
  firstPublishedAt: number;
  firstArrivedAt: number;
  firstAnsweredAt: number | null;
  answeredAt: number | null;
  answerMessageId: string | null;
  /** The calendar that was in force when it was opened: it stays. */
  scheduleVersion: number;
  firstDueAt: number | null;
  nextDueAt: number | null;
  resolutionDueAt: number | null;
  dueAt: number | null;
  warnAt: number | null;
  warnedAt: number | null;
  lateAt: number | null;
  points: number;
  parts: Part[];
  /** 1 keeps on top, −1 can wait. */
  pin: number;
  pressingAt: number;
  snoozedUntil: number | null;
  openedAt: number;
  closedAt: number | null;
  closedBy: string | null;
  lastMessageAt: number;
  revision: number;
}

/** What the points were made from beside the labels. */
export interface Weighed {
  kindConfidence: number;
  personalData: boolean;
  reactions: number;
  /** What rules leave alone: "assignee", "pin", ids of labels. */
  settled?: string[];
}

/** What triage says of one message, as far as the queue is concerned. */
export interface Labels {
  language: string;
  kind: Kind;
  topic: Topic;
  mood: Mood;
  urgency: number;
  kindConfidence: number;
  personalData: boolean;
}

/** One message of the customer on its way to its place. */
export interface HeardMessage {
  publishedAt: number;
  arrivedAt: number;
  text: string;
  labels: Labels;
  followers: number | null;
  /** Filled when the network itself says that this is rubbish. */
  moderation: string | null;
}

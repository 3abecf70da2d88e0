/**
 * Where a conversation stands on the queue, and by when it needs an answer. Pure: what was heard or said goes in, the
 * work item as it must be comes out; `store.ts` keeps it.
 */
import type { Calendar } from "./calendar.ts";
import { computeDeadlines } from "./deadlines.ts";
import { type DeadlineRules, deadlinesFor, type Pace } from "./default-deadlines.ts";
import { fresh, strongest } from "./gravest.ts";
import type { HeardMessage, Labels, WorkItem } from "./item.ts";
import { isGone, isNetworksSpam, isRubbish } from "./left.ts";
import { pointsOf, pressingAt } from "./pressing.ts";
import { previewOf } from "./preview.ts";
import { settledNow } from "./settled.ts";
import { comeBack, leave, standing } from "./states.ts";

/** What decides about deadlines in one workspace, at one moment. */
export interface PlaceRules {
  now: number;
  scheduleVersion: number;
  calendarOf(version: number): Calendar;
  deadlines: DeadlineRules;
  paceOf(network: string): Pace;
}

/** A conversation that comes to the queue anew. */
export interface NewPlace {
  id: string;
  conversationId: string;
  connectionId: string;
  customerId: string;
  network: string;
  audience: "public" | "private";
}

/** A customer who writes again within a week goes on with the same matter; later it is a new one. */
export const SAME_MATTER_MS = 7 * 86_400_000;

/** The customer's first message of a matter. */
export function open(place: NewPlace, message: HeardMessage, rules: PlaceRules): WorkItem {
  const item: WorkItem = {
    ...place,
    state: "new",
    reason: null,
    reasonNote: null,
    assigneeId: null,
    language: message.labels.language,
    kind: message.labels.kind,
    topic: message.labels.topic,
    mood: message.labels.mood,
    urgency: message.labels.urgency,
    reach: message.followers,
    corrected: [],
    weighed: {
      kindConfidence: message.labels.kindConfidence,
      personalData: message.labels.personalData,
      reactions: 0,
    },
    preview: previewOf(message.text),
    unanswered: 1,
    oldestUnansweredAt: message.publishedAt,
    oldestUnansweredArrivedAt: message.arrivedAt,
    firstPublishedAt: message.publishedAt,
    firstArrivedAt: message.arrivedAt,
    firstAnsweredAt: null,
    answeredAt: null,
    answerMessageId: null,
    scheduleVersion: rules.scheduleVersion,
    firstDueAt: null,
    nextDueAt: null,
    resolutionDueAt: null,
    dueAt: null,
    warnAt: null,
    warnedAt: null,
    lateAt: null,
    points: 0,
    parts: [],
    pin: 0,
    pressingAt: 0,
    snoozedUntil: null,
    openedAt: message.arrivedAt,
    closedAt: null,
    closedBy: null,
    lastMessageAt: message.publishedAt,
    revision: 1,
  };
  return unlessRubbish(placed(item, rules), message, rules.now);
}

/** Another message of the same customer: counts towards the same answer, and wakes what was asleep. */
export function hear(before: WorkItem, message: HeardMessage, rules: PlaceRules): WorkItem {
  const item = isGone(before) ? settled(before, message) : before;
  const first = item.unanswered === 0;
  const labels = labelsAfter(item, message.labels);
  const next: WorkItem = {
    ...(item.state === "open" ? item : comeBack(item)),
    ...keepCorrected(item, labels),
    reach: message.followers ?? item.reach,
    weighed: {
      ...item.weighed,
      kindConfidence: labels.kindConfidence,
      personalData: message.labels.personalData || (!first && item.weighed.personalData),
      reactions: first ? 0 : item.weighed.reactions,
    },
    preview: message.publishedAt >= item.lastMessageAt ? previewOf(message.text) : item.preview,
    unanswered: item.unanswered + 1,
    oldestUnansweredAt: first ? message.publishedAt : Math.min(item.oldestUnansweredAt!, message.publishedAt),
    oldestUnansweredArrivedAt: first
      ? message.arrivedAt
      : Math.min(item.oldestUnansweredArrivedAt!, message.arrivedAt),
    warnedAt: first ? null : item.warnedAt,
    lateAt: first ? null : item.lateAt,
    lastMessageAt: Math.max(item.lastMessageAt, message.publishedAt),
    revision: item.revision + 1,
  };
  const there = placed(next, rules);
  return first ? unlessRubbish(there, message, rules.now) : there;
}

/**
 * What left with a reason needed no answer: nothing of it is waited for when the customer writes again, and where
 * nothing had been answered at all the clock of the first answer starts with the new message.
 */
function settled(item: WorkItem, message: HeardMessage): WorkItem {
  const next = { ...item, unanswered: 0, oldestUnansweredAt: null, oldestUnansweredArrivedAt: null };
  if (item.firstAnsweredAt !== null) return next;
  return { ...next, firstPublishedAt: message.publishedAt, firstArrivedAt: message.arrivedAt };
}

/** We answered everything that had come: the clock stops. */
export function answer(item: WorkItem, said: { at: number; messageId: string }, rules: PlaceRules): WorkItem {
  const next: WorkItem = {
    ...item,
    unanswered: 0,
    oldestUnansweredAt: null,
    oldestUnansweredArrivedAt: null,
    firstAnsweredAt: item.firstAnsweredAt ?? said.at,
    answeredAt: said.at,
    answerMessageId: said.messageId,
    warnedAt: null,
    lateAt: null,
    lastMessageAt: Math.max(item.lastMessageAt, said.at),
    revision: item.revision + 1,
  };
  return placed(isGone(item) ? next : { ...next, state: standing(next), snoozedUntil: null }, rules);
}

/**
 * What is unanswered after something was edited, deleted or taken back; `messages` oldest first. With none left, what
 * never had an answer leaves for the reason `emptied`.
 */
export function recount(
  item: WorkItem,
  messages: HeardMessage[],
  rules: PlaceRules,
  emptied: "customer_deleted_it" | "spam" = "customer_deleted_it",
): WorkItem {
  const oldest = messages[0];
  const latest = messages.at(-1);
  const labels = messages.reduce<Labels | null>(
    (before, { labels: now }) => (before ? strongest(before, now) : now),
    null,
  );
  const next: WorkItem = {
    ...item,
    ...(labels ? keepCorrected(item, labels) : {}),
    weighed: labels
      ? {
          ...item.weighed,
          kindConfidence: labels.kindConfidence,
          personalData: messages.some((message) => message.labels.personalData),
        }
      : item.weighed,
    unanswered: messages.length,
    oldestUnansweredAt: oldest?.publishedAt ?? null,
    oldestUnansweredArrivedAt: oldest?.arrivedAt ?? null,
    preview: latest ? previewOf(latest.text) : item.preview,
    revision: item.revision + 1,
  };
  return placed(standingAfterRecount(next, emptied, rules.now), rules);
}

/** With nothing left to answer it leaves, with its reason; with something unanswered it cannot stay where it was put. */
function standingAfterRecount(
  item: WorkItem,
  emptied: "customer_deleted_it" | "spam",
  now: number,
): WorkItem {
  if (item.unanswered === 0 && !isGone(item)) {
    if (item.answerMessageId === null) return leave(item, "set_aside", emptied, null, null, now);
    const onQueue = item.state === "new" || item.state === "open";
    return onQueue ? { ...item, state: standing(item) } : item;
  }
  const answered = item.state === "waiting_customer" || (item.state === "done" && item.reason === null);
  const unfiled = isNetworksSpam(item);
  return item.unanswered > 0 && (answered || unfiled) ? comeBack(item) : item;
}

/** Deadlines and place anew, after anything that they depend on has changed; marks of what is no longer so go. */
export function placed(item: WorkItem, rules: PlaceRules): WorkItem {
  const deadline = deadlinesFor(rules.deadlines, {
    network: item.network,
    pace: rules.paceOf(item.network),
    audience: item.audience,
    kind: item.kind,
    urgency: item.urgency,
  });
  const due = computeDeadlines({
    calendar: rules.calendarOf(item.scheduleVersion),
    deadline,
    clockFrom: "published",
    openedPublishedMs: item.firstPublishedAt,
    openedArrivedMs: item.firstArrivedAt,
    unansweredPublishedMs: item.oldestUnansweredAt,
    unansweredArrivedMs: item.oldestUnansweredArrivedAt,
    firstAnsweredMs: item.firstAnsweredAt,
  });
  const { points, parts } = pointsOf({
    kind: item.kind,
    kindConfidence: item.corrected.includes("kind") ? 1 : item.weighed.kindConfidence,
    urgency: item.urgency,
    mood: item.mood,
    audience: item.audience,
    reactions: item.weighed.reactions,
    unanswered: item.unanswered,
    followers: item.reach,
    personalData: item.weighed.personalData,
    pin: item.pin > 0 ? "top" : item.pin < 0 ? "wait" : null,
  });
  return {
    ...item,
    firstDueAt: due.firstDue,
    nextDueAt: due.nextDue,
    resolutionDueAt: due.resolutionDue,
    dueAt: due.dueAt,
    warnAt: due.warnAt,
    warnedAt: due.warnAt > rules.now ? null : item.warnedAt,
    lateAt: due.dueAt > rules.now ? null : item.lateAt,
    points,
    parts,
    pressingAt: pressingAt(due.dueAt, points),
  };
}

/** A correction by a person, which triage and the rules then leave alone. */
export function correct(
  item: WorkItem,
  labels: Partial<Pick<WorkItem, "kind" | "topic" | "mood" | "urgency" | "language">>,
  pin: number | undefined,
  rules: PlaceRules,
): WorkItem {
  const corrected = [...new Set([...item.corrected, ...Object.keys(labels)])];
  const weighed = settledNow(item.weighed, pin === undefined ? [] : ["pin"]);
  const next = { ...item, ...labels, corrected, weighed, pin: pin ?? item.pin, revision: item.revision + 1 };
  return placed(next, rules);
}

/** The labels of an item after one more message: of all that is unanswered the strongest. */
function labelsAfter(item: WorkItem, now: Labels): Labels {
  const before: Labels = { ...item, ...item.weighed };
  return item.unanswered > 0 ? strongest(before, now) : fresh(before, now);
}

function keepCorrected(item: WorkItem, labels: Labels): Partial<WorkItem> {
  const { language, kind, topic, mood, urgency } = labels;
  const next = { language, kind, topic, mood, urgency };
  return Object.fromEntries(Object.entries(next).filter(([label]) => !item.corrected.includes(label)));
}

/** What the network itself filed as spam or threw away does not stand on the queue, with that reason. */
function unlessRubbish(item: WorkItem, message: HeardMessage, now: number): WorkItem {
  if (!isRubbish(message.moderation)) return item;
  return leave(item, "set_aside", "spam", null, null, now);
}

/** How much others took notice: counts for what is in public. */
export function noticed(item: WorkItem, reactions: number, rules: PlaceRules): WorkItem {
  const next = { ...item, weighed: { ...item.weighed, reactions }, revision: item.revision + 1 };
  return placed(next, rules);
}

/**
 * How pressing a message is. Everything that does not change with time is worth points, and each point moves the
 * item's place on the queue earlier by a fixed number of minutes: that place, `pressingAt`, is stored and indexed.
 * The number on screen is the same points plus a part linear in the time to the deadline, so both give the same
 * order at every moment and nothing is rewritten as time passes. Only what is shown is rounded and kept in 0–100.
 */

export interface PressingFacts {
  kind: string;
  /** 0–1. */
  kindConfidence: number;
  /** 0 nothing awaited, 1 normal, 2 within 48 h, 3 safety, fraud, stranded now. */
  urgency: number;
  mood: "negative" | "neutral" | "positive";
  audience: "public" | "private";
  /** Likes, shares and replies that the message has had. */
  reactions: number;
  /** The customer's messages since our last answer, this one included. */
  unanswered: number;
  followers: number | null;
  personalData: boolean;
  /** What a person decided: "keep on top", "it can wait". */
  pin: "top" | "wait" | null;
}

export type PartCode =
  | "complaint"
  | "urgency"
  | "repeated"
  | "public"
  | "reach"
  | "negative_mood"
  | "personal_data_in_public"
  | "kept_on_top"
  | "can_wait"
  | "due_in"
  | "late";

export interface Part {
  code: PartCode;
  /** Whole, may be negative; what would be worth nothing is left out of what is stored. */
  points: number;
  params: Record<string, string | number>;
}

export interface Points {
  points: number;
  /** Adds up to `points`; largest first. */
  parts: Part[];
}

/**
 * Minutes by the clock on the wall that a point is worth, deadline or no deadline. At 5 the hundred points of the
 * scale are 500 minutes, about one working day: what is due today is told apart, and a complaint (18) goes before
 * what is due up to an hour and a half earlier, the most urgent (30) before two and a half hours.
 */
export const MINUTES_PER_POINT = 5;

/** The number that stands at the very deadline: a third of the scale left above it for what the message itself says. */
export const POINTS_AT_DEADLINE = 27;

/** Together 100, so that a message can fill the scale by itself but not overflow it. Our own weights. */
export const WEIGHTS = {
  complaint: 18,
  urgency: [0, 6, 14, 30],
  repeatedEach: 6,
  repeatedMost: 18,
  public: 4,
  reactionsMost: 8,
  reachMost: 12,
  negativeMood: 2,
  personalDataInPublic: 8,
} as const;

/** "Keep on top": before everything that was due up to a week earlier. "It can wait": as if due a day later. */
const PINNED = { top: (7 * 24 * 60) / MINUTES_PER_POINT, wait: (-24 * 60) / MINUTES_PER_POINT };

/** From here on a complaint counts in full: nobody is surer than that. */
const SURE = 0.95;

export function pointsOf(facts: PressingFacts): Points {
  const { followers, kindConfidence: confidence, pin, reactions, unanswered } = facts;
  const parts: Part[] = [];
  const add = (code: PartCode, points: number, params: Part["params"] = {}) => {
    const whole = Math.round(points);
    if (whole !== 0) parts.push({ code, points: whole, params });
  };
  if (facts.kind === "complaint")
    add("complaint", WEIGHTS.complaint * within(confidence / SURE, 1), { confidence });
  const urgency = Math.floor(within(facts.urgency, 3));
  add("urgency", WEIGHTS.urgency[urgency] ?? 0, { urgency });
  add("repeated", within((unanswered - 1) * WEIGHTS.repeatedEach, WEIGHTS.repeatedMost), {
    count: unanswered,
  });
  if (facts.audience === "public") {
    add("public", WEIGHTS.public + within(Math.log2(1 + within(reactions, 1e9)), WEIGHTS.reactionsMost), {
      reactions,
    });
    if (facts.personalData) add("personal_data_in_public", WEIGHTS.personalDataInPublic);
  }
  if (followers !== null) add("reach", reachOf(followers), { followers });
  if (facts.mood === "negative") add("negative_mood", WEIGHTS.negativeMood);
  if (pin) add(pin === "top" ? "kept_on_top" : "can_wait", PINNED[pin]);
  parts.sort((a, b) => b.points - a.points);
  return { points: parts.reduce((sum, part) => sum + part.points, 0), parts };
}

/** 4 points for each tenfold: none up to 100 followers, 4 at 1,000, 8 at 10,000, 12 from 100,000. */
function reachOf(followers: number): number {
  return within(4 * (Math.log10(Math.max(1, followers)) - 2), WEIGHTS.reachMost);
}

/** Kept in 0–most; NaN is 0. */
function within(value: number, most: number): number {
  return value > 0 ? Math.min(most, value) : 0;
}

/** The stored place on the queue: epoch ms, earlier is more pressing. Ties are the caller's, by id. */
export function pressingAt(dueMs: number, points: number): number {
  return dueMs - points * MINUTES_PER_POINT * 60_000;
}

/** The number before rounding and clamping: at any one moment its order is exactly that of `pressingAt`, reversed. */
export function priorityAt(nowMs: number, dueMs: number, points: number): number {
  return POINTS_AT_DEADLINE + (nowMs - pressingAt(dueMs, points)) / (MINUTES_PER_POINT * 60_000);
}

/** The number on screen, a whole one in 0–100. */
export function shownPriority(nowMs: number, dueMs: number, points: number): number {
  return Math.min(100, Math.max(0, Math.round(priorityAt(nowMs, dueMs, points))));
}

export interface Why {
  /** As `shownPriority`. */
  shown: number;
  /** The time first, then the rest, largest first. They add up to `shown`. */
  parts: Part[];
}

/**
 * The number with its parts, for the screen. Where the scale's ends cut something off, it is cut off the time's part,
 * and off the pin's where there is one, so that the parts always add up to the number they explain.
 */
export function whyPressing(nowMs: number, dueMs: number, stored: Points): Why {
  const shown = shownPriority(nowMs, dueMs, stored.points);
  const pin = stored.parts.find(({ code }) => code === "kept_on_top" || code === "can_wait");
  const said = stored.points - (pin?.points ?? 0);
  const time: Part = { ...timePart(nowMs, dueMs), points: shownPriority(nowMs, dueMs, said) - said };
  const rest = stored.parts.map((part) =>
    part === pin ? { ...part, points: shown - said - time.points } : part,
  );
  return { shown, parts: [time, ...rest] };
}

/** With how the number is made, for whoever asks: what stands at the deadline, and the minutes of a point. */
function timePart(nowMs: number, dueMs: number): Omit<Part, "points"> {
  const minutes = Math.floor(Math.abs(nowMs - dueMs) / 60_000);
  const params = { minutes, atDeadline: POINTS_AT_DEADLINE, minutesPerPoint: MINUTES_PER_POINT };
  return { code: nowMs > dueMs ? "late" : "due_in", params };
}

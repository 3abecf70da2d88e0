/** Who wrote when about what, and what became of it: the invented matters of a bench's world. */
import type { Audience, Kind, Language, Mood, Topic } from "../contract/index.ts";
import { kinds, languages, topics } from "../contract/index.ts";
import type { Database } from "../server/platform/db/connect.ts";
import { DEFAULT_DEADLINES, keepItems, open, openCalendar, type WorkItem } from "../server/queue/index.ts";
import { chunks } from "./chunks.ts";

export const LANGUAGES = languages;

export interface Population {
  messages: number;
  /** One a conversation. */
  items: number;
  /** Share of the items that wait for us: the latest ones. */
  open: number;
}

export interface Matter {
  conversationId: string;
  customerId: string;
  connectionId: string;
  network: string;
  audience: Audience;
  language: Language;
  kind: Kind;
  topic: Topic;
  mood: Mood;
  urgency: number;
  followers: number | null;
  times: number[];
  inbound: boolean[];
  messageIds: string[];
  preview: string;
}

export interface Queue {
  matters: Matter[];
  order: { matter: number; index: number }[];
  people: string[];
  open: number;
}

const YEARS_MS = 3 * 365 * 86_400_000;
const HOUR = 3_600_000;
/** Two networks have most of it, one hardly anything: a filter by that one has to look far. */
const networks = [
  ["bluesky", 0.45],
  ["plaza", 0.3],
  ["wordpress", 0.2],
  ["open", 0.0475],
  ["rare", 0.0025],
] as const;
const shares = { language: [0.22, 0.33, 0.12, 0.13, 0.1, 0.1], kind: [0.3, 0.35, 0.15, 0.12, 0.08] };

export function inventQueue(population: Population, now: number, random: () => number): Queue {
  const matters: Matter[] = [];
  const order: { matter: number; index: number; at: number }[] = [];
  const perMatter = population.messages / population.items;
  for (let n = 0; n < population.items; n++) {
    const [network, number] = pick(networks, random);
    const starts = now - YEARS_MS * (1 - n / population.items) - random() * HOUR;
    const count = Math.max(
      1,
      Math.round(perMatter + (n % 2 ? 1 : -1) * Math.floor(random() * Math.min(4, perMatter))),
    );
    const times = [Math.round(starts)];
    const inbound = [true];
    while (times.length < count) {
      times.push(Math.round(times.at(-1)! - Math.log(1 - random()) * 5 * HOUR));
      inbound.push(inbound.at(-1) ? random() < 0.25 : true);
    }
    if (times.at(-1)! > now)
      for (const index of times.keys()) times[index] = Math.round(starts + index * 1000);
    const id = (kind: number, part = 0) => idOf(times[part]!, kind, n);
    matters.push({
      conversationId: id(1),
      customerId: id(2),
      connectionId: `00000000-0000-7000-8000-00000000c0${String(number).padStart(2, "0")}`,
      network,
      audience: random() < 0.75 ? "public" : "private",
      language: LANGUAGES[indexOf(shares.language, random)]!,
      kind: kinds[indexOf(shares.kind, random)]!,
      topic: topics[Math.floor(random() ** 2 * topics.length)]!,
      mood: random() < 0.45 ? "negative" : random() < 0.7 ? "neutral" : "positive",
      urgency: random() < 0.03 ? 3 : random() < 0.2 ? 2 : random() < 0.8 ? 1 : 0,
      followers: random() < 0.5 ? Math.floor(10 ** (random() * 5)) : null,
      times,
      inbound,
      messageIds: times.map((_, part) => id(3 + part, part)),
      preview: "",
    });
    for (const [index, at] of times.entries()) order.push({ matter: n, index, at });
  }
  order.sort((a, b) => a.at - b.at);
  const people = Array.from({ length: 20 }, (_, n) => idOf(now - YEARS_MS, 99, n));
  return { matters, order, people, open: population.open };
}

/** The latest ones wait for us, a few before them for the customer or for a moment; the others have left. */
export async function writeItems(
  db: Database,
  workspaceId: string,
  queue: Queue,
  now: number,
): Promise<void> {
  const calendar = openCalendar({
    timeZone: "Europe/Madrid",
    week: Object.fromEntries(
      ["1", "2", "3", "4", "5", "6", "7"].map((day) => [
        day,
        Number(day) < 6 ? [{ from: "09:00", to: "19:00" }] : [],
      ]),
    ) as never,
    holidays: { country: "ES", region: null, off: [] },
    exceptions: [],
  });
  const total = queue.matters.length;
  const firstOpen = total - Math.round(total * queue.open);
  const numbers = queue.matters.keys().toArray();
  for (const part of chunks(numbers, 2000)) {
    const items = part.map((n): WorkItem => {
      const matter = queue.matters[n]!;
      const item = open(
        { ...matter, id: idOf(matter.times[0]!, 90, n) },
        {
          publishedAt: matter.times[0]!,
          arrivedAt: matter.times[0]! + 2000,
          text: matter.preview,
          labels: { ...matter, kindConfidence: 0.9, personalData: n % 40 === 0 },
          followers: matter.followers,
          moderation: null,
        },
        {
          now: matter.times[0]! + 2000,
          scheduleVersion: 1,
          calendarOf: () => calendar,
          deadlines: DEFAULT_DEADLINES,
          paceOf: (network) => (network === "wordpress" ? "reviews" : "social_public"),
        },
      );
      const last = { ...item, lastMessageAt: matter.times.at(-1)! };
      if (n >= firstOpen)
        return n % 5 < 2
          ? last
          : { ...last, state: "open", assigneeId: queue.people[Math.floor(n / 5) % queue.people.length]! };
      return left(last, matter, n, firstOpen - n < total / 50, now);
    });
    await db.transaction().execute((tx) => keepItems(tx, workspaceId, items));
  }
}

function left(item: WorkItem, matter: Matter, n: number, lately: boolean, now: number): WorkItem {
  const answer = matter.inbound.lastIndexOf(false);
  const at = matter.times.at(-1)!;
  if (answer < 0 || n % 7 === 0)
    return { ...item, state: "set_aside", reason: "no_reply_needed", closedAt: at };
  const answered = {
    ...item,
    unanswered: 0,
    oldestUnansweredAt: null,
    oldestUnansweredArrivedAt: null,
    firstAnsweredAt: matter.times[matter.inbound.indexOf(false)]!,
    answeredAt: matter.times[answer]!,
    answerMessageId: matter.messageIds[answer]!,
  };
  if (lately && n % 5 === 0) return { ...answered, state: "snoozed", snoozedUntil: now + 24 * HOUR };
  if (lately) return { ...answered, state: "waiting_customer" };
  return { ...answered, state: "done", closedAt: at };
}

function indexOf(weights: readonly number[], random: () => number): number {
  let left = random();
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return 0;
}

function pick(all: readonly (readonly [string, number])[], random: () => number): [string, number] {
  const number = indexOf(
    all.map(([, weight]) => weight),
    random,
  );
  return [all[number]![0], number];
}

/** A version 7 id of that moment: the same in every run. */
function idOf(at: number, kind: number, n: number): string {
  const time = Math.max(0, at).toString(16).padStart(12, "0");
  const rest = kind.toString(16).padStart(3, "0").slice(-3);
  const tail = n.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest}-8000-${tail}`;
}

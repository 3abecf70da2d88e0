import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Label } from "./labels.ts";
import {
  Article,
  Audience,
  Id,
  ItemState,
  Kind,
  LeaveReason,
  Moment,
  Mood,
  Person,
  sorts,
  Topic,
} from "./words.ts";

export const PriorityPart = z.object({
  code: z.string(),
  points: z.number(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
});

export const CustomerSummary = z.object({
  id: Id,
  name: z.string(),
  article: Article.nullish(),
  handle: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  followers: z.int().nullable(),
});

export const Item = z.object({
  id: Id,
  conversationId: Id,
  connectionId: Id,
  network: z.string(),
  audience: Audience,
  state: ItemState,
  reason: z.string().nullable(),
  reasonNote: z.string().nullable(),
  customer: CustomerSummary,
  preview: z.string(),
  language: z.string(),
  kind: Kind,
  topic: Topic,
  mood: Mood,
  urgency: z.int(),
  reach: z.int().nullable(),
  /** Labels a person set; triage leaves them alone. */
  corrected: z.array(z.string()),
  /** The brand's own words on its conversation, first put first. */
  labels: z.array(Label),
  assignee: Person.nullable(),
  unanswered: z.int(),
  unread: z.boolean(),
  /** The two clocks: since published (what the customer feels), since arrived (what the desk can be asked for). */
  waitingSince: Moment.nullable(),
  arrivedAt: Moment.nullable(),
  dueAt: Moment.nullable(),
  dueFor: z.enum(["first_answer", "next_answer", "resolution"]).nullable(),
  warnAt: Moment.nullable(),
  snoozedUntil: Moment.nullable(),
  pressingAt: Moment,
  /** 0–100 as of now, with the parts that add up to it before it is clamped. */
  priority: z.object({ shown: z.int(), parts: z.array(PriorityPart) }),
  pin: z.int(),
  lastMessageAt: Moment,
  closedAt: Moment.nullable(),
  revision: z.int(),
});
export type Item = z.infer<typeof Item>;

export const QueueFilter = z.object({
  /** mine: in my charge · team: in nobody's charge or a colleague's · all. */
  tab: z.enum(["mine", "team", "all"]).default("all"),
  states: z.array(ItemState).max(7).optional(),
  kinds: z.array(Kind).optional(),
  topics: z.array(Topic).optional(),
  moods: z.array(Mood).optional(),
  languages: z.array(z.string().max(8)).max(12).optional(),
  networks: z.array(z.string().max(40)).max(30).optional(),
  connections: z.array(Id).max(50).optional(),
  /** With any of these labels of the brand's own. */
  labels: z.array(Id).max(50).optional(),
  audience: Audience.optional(),
  urgencyFrom: z.int().min(0).max(3).optional(),
  reachFrom: z.int().min(0).optional(),
  assignee: z.union([Id, z.literal("nobody")]).optional(),
  /** Waiting for at least so many minutes. */
  waitingMinutes: z.int().min(0).max(5_000_000).optional(),
  late: z.boolean().optional(),
  unread: z.boolean().optional(),
  /** Answered by us at this moment or later. */
  answeredFrom: Moment.optional(),
});
export type QueueFilter = z.infer<typeof QueueFilter>;

export const Sort = z.enum(sorts);
const one = z.object({ id: Id });
const many = z.object({ ids: z.array(Id).min(1).max(200) });
/** What a person says that it is. */
const corrections = {
  kind: Kind.optional(),
  topic: Topic.optional(),
  mood: Mood.optional(),
  urgency: z.int().min(0).max(3).optional(),
  language: z.string().max(8).optional(),
};
/** Of a batch, each item for itself: what was done, and what was refused with its code. */
export const BatchResult = z.object({
  done: z.array(Item),
  refused: z.array(z.object({ id: Id, code: z.string() })),
});

export const View = z.object({
  id: Id,
  name: z.string(),
  shared: z.boolean(),
  filter: QueueFilter,
  sort: Sort,
});

export const queue = {
  list: endpoint
    .route({ method: "POST", path: "/queue/list", summary: "The queue, most pressing first" })
    .input(
      QueueFilter.extend({
        sort: Sort.default("pressing"),
        limit: z.int().min(1).max(200).default(50),
        cursor: z.string().max(200).optional(),
      }),
    )
    .output(z.object({ items: z.array(Item), next: z.string().nullable() })),

  rows: endpoint
    .route({
      method: "POST",
      path: "/queue/rows",
      summary: "Those of a list that something happened to: what is not answered does not stand in it",
    })
    .input(
      QueueFilter.extend({
        /** Ids of items, conversations or customers. */
        about: z.array(Id).min(1).max(200),
      }),
    )
    .output(z.object({ items: z.array(Item) })),

  counts: endpoint
    .route({ method: "GET", path: "/queue/counts", summary: "How many wait, and today's line" })
    .output(
      z.object({
        mine: z.int(),
        team: z.int(),
        all: z.int(),
        late: z.int(),
        /** `since`: midnight where the brand lives, for the list behind the figures. */
        today: z.object({
          since: Moment,
          answered: z.int(),
          medianFirstAnswerMinutes: z.number().nullable(),
        }),
      }),
    ),

  get: endpoint
    .route({ method: "GET", path: "/queue/items/{id}", summary: "One work item" })
    .input(one)
    .output(Item),

  takeNext: endpoint
    .route({ method: "POST", path: "/queue/take-next", summary: "Take the most pressing message nobody has" })
    .input(QueueFilter.partial())
    .output(z.object({ item: Item.nullable() })),

  assign: endpoint
    .route({ method: "POST", path: "/queue/assign", summary: "Put somebody in charge, or nobody" })
    .input(many.extend({ assignee: Id.nullable() }))
    .output(BatchResult),

  snooze: endpoint
    .route({ method: "POST", path: "/queue/snooze", summary: "Hide until a moment; a new message wakes it" })
    .input(many.extend({ until: Moment }))
    .output(BatchResult),

  wake: endpoint
    .route({ method: "POST", path: "/queue/wake", summary: "Bring snoozed items back now" })
    .input(many)
    .output(BatchResult),

  finish: endpoint
    .route({ method: "POST", path: "/queue/finish", summary: "Done: answered, or with a reason" })
    .input(many.extend({ reason: LeaveReason.optional(), note: z.string().max(1000).optional() }))
    .output(BatchResult),

  setAside: endpoint
    .route({ method: "POST", path: "/queue/set-aside", summary: "Take off the queue, with a reason" })
    .input(many.extend({ reason: LeaveReason, note: z.string().max(1000).optional() }))
    .output(BatchResult),

  reopen: endpoint
    .route({ method: "POST", path: "/queue/reopen", summary: "Put back on the queue" })
    .input(many)
    .output(BatchResult),

  correct: endpoint
    .route({
      method: "POST",
      path: "/queue/items/{id}/labels",
      summary: "Correct what it is; deadline and place follow",
    })
    .input(
      one.extend({
        ...corrections,
        /** 1 keeps on top, −1 can wait, 0 neither. */
        pin: z.int().min(-1).max(1).optional(),
        /** Says what would come of it and changes nothing. */
        dryRun: z.boolean().default(false),
      }),
    )
    .output(z.object({ item: Item, place: z.int() })),

  correctMessage: endpoint
    .route({
      method: "POST",
      path: "/messages/{id}/labels",
      summary: "Correct what one message is; its conversation follows where it is so because of it",
    })
    .input(one.extend(corrections))
    /** The message as it is sorted now, and the item where it changed with it. */
    .output(z.object({ sorted: z.unknown(), item: Item.nullable() })),

  views: {
    list: endpoint
      .route({ method: "GET", path: "/queue/views", summary: "Saved views" })
      .output(z.array(View)),
    save: endpoint
      .route({ method: "POST", path: "/queue/views", summary: "Keep a filter under a name" })
      .input(
        z.object({
          name: z.string().trim().min(1).max(60),
          shared: z.boolean(),
          filter: QueueFilter,
          sort: Sort,
        }),
      )
      .output(View),
    change: endpoint
      .route({ method: "PATCH", path: "/queue/views/{id}", summary: "Rename a saved view, share it or not" })
      .input(
        one.extend({ name: z.string().trim().min(1).max(60).optional(), shared: z.boolean().optional() }),
      )
      .output(View),
    remove: endpoint
      .route({ method: "DELETE", path: "/queue/views/{id}", summary: "Remove a saved view" })
      .input(one)
      .output(z.object({ removed: z.boolean() })),
  },
};

/**
 * The words of the trade as codes, agreed between browser and server. Each code has its words in every file of
 * `web/locales/`; what each one means stands in `docs/glossary.md`.
 */
import { z } from "zod";

export const languages = ["ca", "es", "it", "pt", "fr", "en"] as const;
/** What the screens can be read in: the same, and Portuguese as Brazil writes it. */
export const tongues = [...languages, "pt-BR"] as const;
export const kinds = ["complaint", "question", "request", "praise", "other"] as const;
export const topics = [
  "order_tracking",
  "returns_refunds",
  "billing_price",
  "account_access",
  "technical_fault",
  "product_info",
  "hours_location",
  "service_staff",
  "service_disruption",
  "other",
] as const;
export const moods = ["negative", "neutral", "positive"] as const;
export const audiences = ["public", "private"] as const;
export const countries = ["AD", "ES", "IT", "PT", "BR", "FR"] as const;
export const roles = ["owner", "supervisor", "agent", "trainee", "viewer"] as const;

/** Where a work item stands. The first five are on the queue or on their way back to it. */
export const itemStates = [
  "new",
  "open",
  "waiting_customer",
  "waiting_department",
  "snoozed",
  "done",
  "set_aside",
] as const;

/** Why something leaves the queue without an answer of ours. `other` asks for a note. */
export const leaveReasons = [
  "no_reply_needed",
  "spam",
  "duplicate",
  "answered_elsewhere",
  "not_for_us",
  "customer_deleted_it",
  "other",
] as const;

export const sorts = ["pressing", "due", "newest"] as const;
export const composerModes = ["public", "private", "note"] as const;
export const checkCodes = ["length", "personal_data", "language"] as const;
export const partStates = ["queued", "sending", "sent", "refused", "unknown", "withdrawn"] as const;
export const connectionStates = ["connected", "paused", "needs_sign_in"] as const;

export const Id = z.uuid();
/** ISO 8601 in UTC: the browser words it in its own time zone. */
export const Moment = z.iso.datetime({ offset: true });
export const Language = z.enum(languages);
export const Tongue = z.enum(tongues);
export const Country = z.enum(countries);
export const Role = z.enum(roles);
export const Kind = z.enum(kinds);
export const Topic = z.enum(topics);
export const Mood = z.enum(moods);
export const Audience = z.enum(audiences);
export const ItemState = z.enum(itemStates);
export const LeaveReason = z.enum(leaveReasons);

export type Language = (typeof languages)[number];
export type Role = (typeof roles)[number];
export type Kind = (typeof kinds)[number];
export type Topic = (typeof topics)[number];
export type Mood = (typeof moods)[number];
export type Audience = (typeof audiences)[number];
export type ItemState = (typeof itemStates)[number];
export type LeaveReason = (typeof leaveReasons)[number];

/** A code with its values, worded where it is read. */
export const Coded = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
});
export type Coded = z.infer<typeof Coded>;

/** What stands before a person's first name in Catalan: "la Marta", "en Jordi". Nobody guesses it; null says none. */
export const Article = z.enum(["la", "en"]);
export type Article = z.infer<typeof Article>;

export const Person = z.object({
  id: Id,
  name: z.string(),
  initials: z.string(),
  article: Article.nullish(),
});
export type Person = z.infer<typeof Person>;

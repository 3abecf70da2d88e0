/**
 * The codes of the contract, as values: its own lists stand in a file that brings zod with it, which has no place in
 * the page. `satisfies` keeps them from having a code too many, the test of the words from having one too few.
 */
import type { ItemState, Kind, Language, Mood, Topic } from "../../../contract/index.ts";

export const kinds = ["complaint", "question", "request", "praise", "other"] as const satisfies Kind[];
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
] as const satisfies Topic[];
export const moods = ["negative", "neutral", "positive"] as const satisfies Mood[];
export const languages = ["ca", "es", "it", "pt", "fr", "en"] as const satisfies Language[];
export const itemStates = [
  "new",
  "open",
  "waiting_customer",
  "waiting_department",
  "snoozed",
  "done",
  "set_aside",
] as const satisfies ItemState[];

import type { Selectable } from "kysely";
import type { Message, Person } from "../../contract/index.ts";
import type { ChannelAbout } from "../channels/index.ts";
import type { Messages } from "../platform/db/types.ts";
import { masked, type Place } from "./mask.ts";

type Delivery = Message["delivery"];

/**
 * A message as the browser gets it. Of what was deleted on the network only the trace is left. Personal data are covered
 * for everybody; who may see them learns where they stand, and asks (`reveal.ts`). Who may not gets no earlier texts.
 */
export function presentMessage(
  row: Omit<Selectable<Messages>, "search">,
  about: Pick<ChannelAbout, "actions">,
  people: Map<string, Person>,
  delivery: Delivery,
  seesPersonalData: boolean,
): Message {
  const places = placesIn(row.sorted);
  return {
    id: row.id,
    direction: row.direction as Message["direction"],
    audience: row.audience as Message["audience"],
    origin: row.origin as Message["origin"],
    author: row.person_id ? (people.get(row.person_id) ?? null) : null,
    text: masked(row.text, places),
    language: row.language,
    attachments: ((row.attachments ?? []) as { kind: "image"; url: string; alt?: string | null }[]).map(
      (one) => ({
        kind: one.kind,
        url: one.url,
        alt: one.alt ?? null,
      }),
    ),
    url: row.url,
    personalData: seesPersonalData ? places : [],
    sorted: row.sorted ?? null,
    moderation: row.moderation,
    likes: row.likes,
    publishedAt: row.published_at.toString(),
    arrivedAt: row.arrived_at.toString(),
    editedAt: row.edited_at?.toString() ?? null,
    earlierTexts: seesPersonalData
      ? earlierTexts(row.earlier_texts).map((one) => ({ ...one, text: masked(one.text, one.personalData) }))
      : [],
    deletedAt: row.deleted_at?.toString() ?? null,
    revision: row.revision,
    delivery,
    actions: actionsOn(row, about),
  };
}

/** Where triage found personal data in a message. */
export function placesIn(sorted: unknown): Place[] {
  return (sorted as { personalData?: Place[] } | null)?.personalData ?? [];
}

/** As they are kept, uncovered. The first ones were kept without their places. */
export function earlierTexts(kept: unknown): Message["earlierTexts"] {
  const texts = (kept ?? []) as (Omit<Message["earlierTexts"][number], "personalData"> & {
    personalData?: Place[];
  })[];
  return texts.map((one) => ({ ...one, personalData: one.personalData ?? [] }));
}

const onTheirs = ["like", "unlike", "hide", "unhide", "approve", "hold", "spam", "trash"];

/** What the network lets us do to this very message. */
export function actionsOn(
  row: Pick<Selectable<Messages>, "direction" | "external_id" | "deleted_at" | "audience">,
  about: Pick<ChannelAbout, "actions">,
): string[] {
  if (row.direction === "note" || !row.external_id || row.deleted_at) return [];
  if (row.direction === "outbound") return about.actions.filter((action) => action === "delete_own");
  const here = about.actions.filter((action) => onTheirs.includes(action));
  return row.audience === "public" ? here : here.filter((action) => action === "like" || action === "unlike");
}

export const messageFields = [
  "workspace_id",
  "id",
  "conversation_id",
  "connection_id",
  "external_id",
  "parent_external_id",
  "thread_id",
  "direction",
  "audience",
  "origin",
  "customer_id",
  "person_id",
  "reply_id",
  "reply_part",
  "text",
  "language",
  "attachments",
  "url",
  "reply_to",
  "sorted",
  "moderation",
  "likes",
  "shares",
  "published_at",
  "arrived_at",
  "edited_at",
  "earlier_texts",
  "deleted_at",
  "revision",
] as const;

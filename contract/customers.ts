import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { CustomerSummary } from "./queue.ts";
import { Article, Id, ItemState, Kind, Moment, Mood, Topic } from "./words.ts";

export const Customer = z.object({
  id: Id,
  name: z.string(),
  article: Article.nullish(),
  language: z.string().nullable(),
  note: z.string(),
  /** Who wrote the note as it stands, and when. */
  noteBy: z.object({ name: z.string(), at: Moment }).nullable(),
  firstHeardAt: Moment,
  lastHeardAt: Moment,
  handles: z.array(
    z.object({
      network: z.string(),
      handle: z.string().nullable(),
      /** What stands before it there, wherever people read it: "@" or nothing. */
      handlePrefix: z.string(),
      name: z.string().nullable(),
      avatarUrl: z.string().nullable(),
      profileUrl: z.string().nullable(),
      followers: z.int().nullable(),
    }),
  ),
  history: z.array(
    z.object({
      conversationId: Id,
      network: z.string(),
      kind: Kind,
      topic: Topic,
      state: ItemState,
      preview: z.string(),
      at: Moment,
    }),
  ),
  /** Oldest first: one point a message of theirs. */
  moods: z.array(z.object({ at: Moment, mood: Mood })),
});

export const customers = {
  get: endpoint
    .route({
      method: "GET",
      path: "/customers/{id}",
      summary: "A person: handles, reach, mood, history, note",
    })
    .input(z.object({ id: Id }))
    .output(Customer),
  keepNote: endpoint
    .route({
      method: "PUT",
      path: "/customers/{id}/note",
      summary: "What the team should know about this person",
    })
    .input(z.object({ id: Id, note: z.string().max(5000) }))
    .output(z.object({ kept: z.boolean() })),
  keepArticle: endpoint
    .route({
      method: "PUT",
      path: "/customers/{id}/article",
      summary: "What stands before their first name in Catalan",
    })
    .input(z.object({ id: Id, article: Article.nullable() }))
    .output(z.object({ kept: z.boolean() })),
};

export const search = {
  all: endpoint
    .route({
      method: "POST",
      path: "/search",
      summary: "Search all messages and people, without a limit in time",
    })
    .input(
      z.object({
        words: z.string().trim().min(1).max(200),
        networks: z.array(z.string().max(40)).max(30).optional(),
        connections: z.array(Id).max(50).optional(),
        direction: z.enum(["inbound", "outbound"]).optional(),
        languages: z.array(z.string().max(8)).max(12).optional(),
        from: Moment.optional(),
        until: Moment.optional(),
        sort: z.enum(["best", "newest"]).default("best"),
        limit: z.int().min(1).max(100).default(30),
        offset: z.int().min(0).max(1000).default(0),
      }),
    )
    .output(
      z.object({
        messages: z.array(
          z.object({
            id: Id,
            conversationId: Id,
            network: z.string(),
            direction: z.enum(["inbound", "outbound"]),
            customer: CustomerSummary,
            /** The text in pieces; `hit` marks the words that were looked for. */
            pieces: z.array(z.object({ text: z.string(), hit: z.boolean() })),
            publishedAt: Moment,
          }),
        ),
        people: z.array(CustomerSummary.extend({ network: z.string() })),
        more: z.boolean(),
      }),
    ),
};

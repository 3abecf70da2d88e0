import { z } from "zod";
import { Message } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { Audience, checkCodes, composerModes, Id, Moment } from "./words.ts";

export const FileRef = z.object({ id: Id, alt: z.string().max(2000) });

export const Draft = z.object({
  mode: z.enum(composerModes),
  text: z.string().max(100_000),
  files: z.array(FileRef).max(10),
  updatedAt: Moment,
});

/**
 * What is looked at before an answer goes out. `params`: `length` used, max, over · `personal_data` kind (the first), count
 * · `language` written, wanted. `spans`: where, UTF-16 offsets in the text as it was sent.
 */
export const AnswerCheck = z.object({
  code: z.enum(checkCodes),
  passed: z.boolean(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  spans: z.array(z.object({ kind: z.string(), start: z.int(), end: z.int() })),
});
export type AnswerCheck = z.infer<typeof AnswerCheck>;

const part = z.object({ replyId: Id, part: z.int().min(0).max(50) });

export const replies = {
  drafts: endpoint
    .route({ method: "GET", path: "/conversations/{id}/drafts", summary: "My drafts here, one a mode" })
    .input(z.object({ id: Id }))
    .output(z.array(Draft)),

  keepDraft: endpoint
    .route({
      method: "PUT",
      path: "/conversations/{id}/drafts/{mode}",
      summary: "Keep a draft; an empty one goes away",
    })
    .input(
      z.object({
        id: Id,
        mode: z.enum(composerModes),
        text: z.string().max(100_000),
        files: z.array(FileRef).max(10).default([]),
        /** The draft that this one was written over (its `updatedAt`; null: there was none); left out: over any. */
        over: Moment.nullable().optional(),
      }),
    )
    .output(
      z.object({
        kept: z.boolean(),
        updatedAt: Moment.nullable(),
        /** Nothing was kept: this one had been written elsewhere meanwhile. */
        other: Draft.nullable(),
      }),
    ),

  /** How the network will count it and cut it: the same function that the sender uses. */
  measure: endpoint
    .route({
      method: "POST",
      path: "/conversations/{id}/measure",
      summary: "Measure a text as the network does",
    })
    .input(z.object({ id: Id, audience: Audience, text: z.string().max(100_000) }))
    .output(
      z.object({
        used: z.int(),
        max: z.int(),
        over: z.int(),
        parts: z.array(z.object({ text: z.string(), used: z.int() })),
        checks: z.array(AnswerCheck),
      }),
    ),

  send: endpoint
    .route({
      method: "POST",
      path: "/conversations/{id}/replies",
      summary: "Answer; refused when the thread changed meanwhile",
    })
    .input(
      z.object({
        id: Id,
        /** Made in the browser: the same reply sent twice is one reply. */
        replyId: Id,
        audience: Audience,
        text: z.string().max(100_000),
        files: z.array(FileRef).max(10).default([]),
        /** The conversation's revision that the writer saw. */
        seenRevision: z.int().min(0),
        /** Which message is answered; the latest unanswered one when left out. */
        answers: Id.optional(),
        /** The writer saw that it will be split into several posts. */
        asThread: z.boolean().default(false),
        /** The writer was told that personal data would stand in the open, and wants it there. */
        evenSo: z.boolean().default(false),
      }),
    )
    .errors({
      THREAD_CHANGED: {
        status: 409,
        data: z.object({ revision: z.int(), came: z.array(Message) }),
      },
      TOO_LONG: {
        status: 422,
        data: z.object({ used: z.int(), max: z.int(), over: z.int(), unit: z.string() }),
      },
    })
    .output(z.object({ messages: z.array(Message), revision: z.int() })),

  retry: endpoint
    .route({
      method: "POST",
      path: "/replies/{replyId}/{part}/retry",
      summary: "Try a refused or waiting answer again now",
    })
    .input(part)
    .output(z.object({ queued: z.boolean() })),

  withdraw: endpoint
    .route({
      method: "POST",
      path: "/replies/{replyId}/{part}/withdraw",
      summary: "Take back an answer that has not gone out",
    })
    .input(part)
    .output(z.object({ withdrawn: z.boolean() })),

  /** For an unknown outcome that no lookup could settle. */
  settle: endpoint
    .route({
      method: "POST",
      path: "/replies/{replyId}/{part}/settle",
      summary: "A person looked: it went out, or it did not",
    })
    .input(part.extend({ wentOut: z.boolean() }))
    .output(z.object({ state: z.string() })),

  uploadImage: endpoint
    .route({ method: "POST", path: "/files", summary: "Keep an image for an answer" })
    .input(z.object({ file: z.file() }))
    .output(z.object({ id: Id, url: z.string(), width: z.int(), height: z.int(), bytes: z.int() })),
};

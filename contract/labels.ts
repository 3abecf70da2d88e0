/**
 * Labels: the brand's own words on conversations, beside what triage says of them. A name is unique in its workspace,
 * in whatever case, and has at most 40 characters; there are at most 1,000. REFUSED: `label_unnamed`, `label_too_long`,
 * `label_exists`, `labels_full`, `labels_recognised_full`.
 *
 * A label can be told to be recognised: Escolta learns from the conversations that people put it on, and where it is sure
 * enough puts it on new ones by itself. At most 50 are.
 */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Moment } from "./words.ts";

export const Label = z.object({ id: Id, name: z.string() });
export type Label = z.infer<typeof Label>;

/** How it does on messages that it was not shown. */
const Learned = z.object({
  at: Moment,
  /** `sure`: it is put on new conversations. Else why it is not. */
  why: z.enum(["sure", "finds_few", "wrong_often", "few_others"]),
  /** Of so many examples it finds so many. */
  of: z.int(),
  found: z.int(),
  /** Of what it puts, this share is wrong as far as anybody has said: 0 to 1. */
  wrong: z.number(),
  /** So many other messages it was tried on. */
  others: z.int(),
});

/** One that is told to be recognised. */
export const Recognition = z.object({
  id: Id,
  /** Conversations that people put it on. */
  examples: z.int(),
  /** Null: not learned yet. */
  learned: Learned.nullable(),
});
export type Recognition = z.infer<typeof Recognition>;

const one = z.object({ id: Id });
const named = z.object({ name: z.string().max(400) });
const onMany = z.object({ label: Id, conversations: z.array(Id).min(1).max(200) });
/** Conversations on which something changed: those that had it already, or never had it, are not among them. */
const Changed = z.object({ changed: z.array(Id) });

export const labels = {
  list: endpoint
    .route({ method: "GET", path: "/labels", summary: "The brand's labels, by name" })
    .output(z.array(Label)),
  uses: endpoint
    .route({ method: "GET", path: "/labels/uses", summary: "On how many conversations each label is" })
    .output(z.array(z.object({ id: Id, conversations: z.int(), waiting: z.int() }))),
  make: endpoint
    .route({ method: "POST", path: "/labels", summary: "Make a label" })
    .input(named)
    .output(Label),
  rename: endpoint
    .route({ method: "PATCH", path: "/labels/{id}", summary: "Call a label by another name, wherever it is" })
    .input(one.extend(named.shape))
    .output(Label),
  merge: endpoint
    .route({
      method: "POST",
      path: "/labels/{id}/merge",
      summary: "Make one of two: the other takes its place",
    })
    .input(one.extend({ into: Id }))
    .output(z.object({ moved: z.int() })),
  remove: endpoint
    .route({ method: "DELETE", path: "/labels/{id}", summary: "Remove a label from everywhere" })
    .input(one)
    .output(z.object({ from: z.int() })),
  put: endpoint
    .route({ method: "POST", path: "/labels/put", summary: "Put a label on conversations" })
    .input(onMany)
    .output(Changed),
  take: endpoint
    .route({ method: "POST", path: "/labels/take", summary: "Take a label off conversations" })
    .input(onMany)
    .output(Changed),
  recognition: endpoint
    .route({
      method: "GET",
      path: "/labels/recognition",
      summary: "Which labels are told to be recognised, and how each stands",
    })
    /** `wanted`: with so many examples it begins to learn. */
    .output(z.object({ wanted: z.int(), labels: z.array(Recognition) })),
  recognise: endpoint
    .route({
      method: "POST",
      path: "/labels/{id}/recognise",
      summary: "Tell a label to be recognised, or not any more",
    })
    .input(one.extend({ on: z.boolean() }))
    .output(z.object({ on: z.boolean() })),
};

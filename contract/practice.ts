import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Audience, Id, ItemState, Kind, Moment, Person, Topic } from "./words.ts";

/** Where a message of Plaza has got to on the desk. What has not happened yet is null. */
export const Way = z.object({
  conversationId: Id,
  heard: z.object({
    at: Moment,
    /** From when it was published to when the desk had it. */
    seconds: z.number(),
  }),
  /** Null: triage could not read it. */
  sorted: z
    .object({
      kind: Kind,
      topic: Topic,
      /** A language's code, or `und`. */
      language: z.string(),
      /** The customer's own words that made it so. */
      words: z.array(z.string()),
    })
    .nullable(),
  placed: z
    .object({
      /** 1 is the first on the queue; null once it has left. */
      place: z.int().nullable(),
      /** From its publishing to its deadline, by the clock on the wall. */
      minutes: z.number().nullable(),
      audience: Audience,
      reactions: z.int(),
    })
    .nullable(),
  answered: z
    .object({
      by: Person.nullable(),
      minutes: z.number(),
      audience: Audience,
      /** It is on the network, not merely on its way there. */
      sent: z.boolean(),
    })
    .nullable(),
  /** Where its matter stands now. */
  state: ItemState.nullable(),
  reason: z.string().nullable(),
});
export type Way = z.infer<typeof Way>;

export const practice = {
  about: endpoint
    .route({
      method: "GET",
      path: "/practice",
      summary: "The brand's practice, and whether the brand is connected",
    })
    .output(
      z.object({
        brandId: Id,
        /** Null: it has none. */
        practiceId: Id.nullable(),
        /** The brand itself has a network. */
        connected: z.boolean(),
      }),
    ),

  /** The one that there is, or a new one. */
  open: endpoint
    .route({ method: "POST", path: "/practice", summary: "Open the brand's practice workspace" })
    .output(z.object({ practiceId: Id })),

  /** With all that was ever said in it. The brand's own workspace is where one goes on. */
  remove: endpoint
    .route({ method: "DELETE", path: "/practice", summary: "Remove the brand's practice workspace" })
    .output(z.object({ brandId: Id })),

  /** The key that lets Plaza's own page act as any of its people, and make the weather. */
  key: endpoint
    .route({ method: "GET", path: "/practice/key", summary: "The keeper's key of this workspace's Plaza" })
    .output(z.object({ address: z.string(), key: z.string(), brandHandle: z.string() })),

  way: endpoint
    .route({
      method: "GET",
      path: "/practice/way",
      summary: "How far a message of Plaza has got on the desk",
    })
    .input(z.object({ externalId: z.string().min(1).max(200) }))
    .output(
      z.object({
        /** Null: the desk has not heard it yet. */
        way: Way.nullable(),
      }),
    ),
};

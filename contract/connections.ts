import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Coded, connectionStates, Id, Moment } from "./words.ts";

/** A field of a network's settings form, drawn from the network's own schema. */
export const SettingsField = z.object({
  name: z.string(),
  field: z.enum(["text", "handle", "url", "secret", "keywords", "generated_secret", "switch"]),
  required: z.boolean(),
  /** A starting value, never a secret. */
  value: z.unknown(),
});

export const Network = z.object({
  network: z.string(),
  name: z.string(),
  public: z.boolean(),
  private: z.boolean(),
  reach: z.boolean(),
  actions: z.array(z.string()),
  fields: z.array(SettingsField),
});

export const Check = z.object({
  code: z.string(),
  ok: z.boolean(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const Connection = z.object({
  id: Id,
  network: z.string(),
  networkName: z.string(),
  handle: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  url: z.string().nullable(),
  state: z.enum(connectionStates),
  /** Where the network (or the operator's own system) posts to; null where nothing is pushed. */
  hookUrl: z.string().nullable(),
  health: z.object({
    /** What to do, most important first; empty: all is well. */
    advice: z.array(Coded),
    lastHeardAt: Moment.nullable(),
    lastPolledAt: Moment.nullable(),
    lagSeconds: z.int().nullable(),
    failingSince: Moment.nullable(),
    failure: z.object({ code: z.string(), detail: z.string().optional() }).nullable(),
    retryAt: Moment.nullable(),
    quota: z.object({ used: z.number(), max: z.number(), resetsAt: z.string().nullable() }).nullable(),
    waiting: z.int(),
    setAside: z.int(),
  }),
  fields: z.array(SettingsField),
});
export type Connection = z.infer<typeof Connection>;

const settings = z.record(z.string().max(60), z.unknown());

export const connections = {
  networks: endpoint
    .route({
      method: "GET",
      path: "/networks",
      summary: "Networks that can be connected, and what each can do",
    })
    .output(z.array(Network)),
  list: endpoint
    .route({ method: "GET", path: "/connections", summary: "Connected accounts with their health" })
    .output(z.array(Connection)),
  test: endpoint
    .route({
      method: "POST",
      path: "/connections/test",
      summary: "Try these settings and say what is missing; keeps nothing",
    })
    .input(z.object({ network: z.string().max(40), settings }))
    .output(
      z.object({
        ok: z.boolean(),
        checks: z.array(Check),
        problems: z.array(z.object({ field: z.string(), code: z.string() })),
      }),
    ),
  connect: endpoint
    .route({ method: "POST", path: "/connections", summary: "Connect an account" })
    .input(z.object({ network: z.string().max(40), settings }))
    .output(
      z.object({
        ok: z.boolean(),
        checks: z.array(Check),
        problems: z.array(z.object({ field: z.string(), code: z.string() })),
        connection: Connection.nullable(),
        /** A secret the desk made, shown this once. */
        secret: z.string().nullable(),
      }),
    ),
  change: endpoint
    .route({ method: "PATCH", path: "/connections/{id}", summary: "Change settings, pause or resume" })
    .input(
      z.object({ id: Id, settings: settings.optional(), state: z.enum(["connected", "paused"]).optional() }),
    )
    .output(z.object({ ok: z.boolean(), checks: z.array(Check), connection: Connection })),
  remove: endpoint
    .route({ method: "DELETE", path: "/connections/{id}", summary: "Disconnect; what was heard stays" })
    .input(z.object({ id: Id }))
    .output(z.object({ removed: z.boolean() })),
  pollNow: endpoint
    .route({
      method: "POST",
      path: "/connections/{id}/poll",
      summary: "Ask the network for what is new, now",
    })
    .input(z.object({ id: Id }))
    .output(z.object({ asked: z.boolean() })),
  setAside: endpoint
    .route({
      method: "GET",
      path: "/connections/{id}/set-aside",
      summary: "Events that could not be read, with their raw bodies",
    })
    .input(z.object({ id: Id }))
    .output(
      z.array(
        z.object({
          id: Id,
          receivedAt: Moment,
          source: z.string(),
          error: z.string(),
          body: z.string(),
          bytes: z.int(),
        }),
      ),
    ),
  replay: endpoint
    .route({
      method: "POST",
      path: "/connections/{id}/replay",
      summary: "Try the events that were set aside again",
    })
    .input(z.object({ id: Id, events: z.array(Id).max(1000).optional() }))
    .output(z.object({ replayed: z.int() })),
};

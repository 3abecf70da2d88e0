import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { Presence } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { Id, Moment } from "./words.ts";

/** What happened, in the order it became true. The stream's event id is the pair `xid.id`. */
export const Fact = z.object({
  type: z.literal("fact"),
  kind: z.string(),
  at: Moment,
  subjectId: Id,
  actorId: Id.nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type Fact = z.infer<typeof Fact>;

/** `reset`: too much was missed to be told one by one; ask for everything again. */
export const LiveEvent = z.discriminatedUnion("type", [
  Fact,
  z.object({ type: z.literal("presence"), presence: Presence }),
  z.object({ type: z.literal("reset") }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;

export const live = {
  stream: endpoint
    .route({
      method: "GET",
      path: "/live",
      summary: "Facts as they happen, as server-sent events; resumes with Last-Event-ID",
    })
    .output(eventIterator(LiveEvent)),
};

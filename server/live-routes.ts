import { withEventMeta } from "@orpc/server";
import type { LiveEvent, Presence } from "../contract/index.ts";
import { desk, may } from "./identity/index.ts";
import type { FactCursor } from "./platform/facts/facts.ts";
import type { Hub, Live } from "./platform/live/hub.ts";

const RETRY_MS = 1_000;

/** The stream that keeps the screens true: facts in their order, from the last one this browser saw. */
export function liveRoutes(hub: Hub) {
  return {
    stream: desk.live.stream.use(may("see_queue")).handler(async function* ({
      context: { caller },
      lastEventId,
      signal,
    }) {
      const ended = signal ?? new AbortController().signal;
      for await (const live of hub.listen(caller.workspaceId, cursorOf(lastEventId), ended)) {
        yield live.type === "fact"
          ? withEventMeta(eventOf(live), {
              id: `${live.fact.cursor.xid}.${live.fact.cursor.id}`,
              retry: RETRY_MS,
            })
          : eventOf(live);
      }
    }),
  };
}

function cursorOf(lastEventId: string | undefined): FactCursor | null {
  const match = /^(\d{1,20})\.(\d{1,19})$/.exec(lastEventId ?? "");
  return match ? { xid: match[1]!, id: match[2]! } : null;
}

function eventOf(live: Live): LiveEvent {
  if (live.type === "reset") return { type: "reset" };
  if (live.type === "passing") return { type: "presence", presence: live.passing.data as Presence };
  const { kind, at, subjectId, actorId, data } = live.fact;
  return { type: "fact", kind, at: at.toString(), subjectId, actorId, data };
}

import type { Person } from "../../contract/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Hub } from "../platform/live/hub.ts";

export interface Here {
  conversationId: string;
  person: Person;
  doing: "reading" | "typing" | "left";
}

export interface Presence {
  /** Says it to all nodes, and answers who else is here. */
  say(workspaceId: string, here: Here): Promise<Here[]>;
}

/** Somebody who says nothing for so long has gone; browsers say it every ten seconds. */
const GONE_AFTER_MS = 25_000;

/** Who reads and who types, in memory only: it is over in seconds and nobody asks for it later. */
export function createPresence(hub: Hub, clock: Clock): Presence {
  const rooms = new Map<string, Map<string, Here & { at: number }>>();

  hub.onPassing(({ workspaceId, data }) => {
    const here = data as Here;
    const key = `${workspaceId} ${here.conversationId}`;
    const room = rooms.get(key) ?? new Map<string, Here & { at: number }>();
    if (here.doing === "left") room.delete(here.person.id);
    else room.set(here.person.id, { ...here, at: clock.now().epochMilliseconds });
    if (room.size === 0) rooms.delete(key);
    else rooms.set(key, room);
  });

  return {
    async say(workspaceId, here) {
      await hub.tell({ workspaceId, data: here });
      const now = clock.now().epochMilliseconds;
      const room = rooms.get(`${workspaceId} ${here.conversationId}`);
      if (!room) return [];
      for (const [id, one] of room) if (now - one.at > GONE_AFTER_MS) room.delete(id);
      return [...room.values()]
        .filter((one) => one.person.id !== here.person.id)
        .map(({ conversationId, person, doing }) => ({ conversationId, person, doing }));
    },
  };
}

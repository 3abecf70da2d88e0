/** Handlers of `contract.connections` that are about what came from an account. */
import type { Connections, OpenConnection } from "../channels/index.ts";
import { desk, may, notFound } from "../identity/index.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { type Platform, write } from "../platform/platform.ts";
import { ensurePolls } from "./polls.ts";
import { rawsSetAside, replayRaw } from "./receive.ts";

interface IntakeRouteDeps {
  platform: Platform;
  connections: Connections;
  nudge(connectionId: string): void;
}

const MOST_SHOWN = 200;
/** Of each body: enough to see what it is. */
const CHARACTERS_SHOWN = 20_000;

export function intakeRoutes(deps: IntakeRouteDeps) {
  const { platform, connections, nudge } = deps;

  return {
    setAside: desk.connections.setAside
      .use(may("manage_connections"))
      .handler(async ({ input, context: { caller } }) => {
        const { workspaceId, id } = await opened(caller.workspaceId, input.id);
        const raws = await rawsSetAside(platform.db, workspaceId, id, MOST_SHOWN);
        return raws.map(({ receivedAt, body, ...raw }) => ({
          ...raw,
          receivedAt: receivedAt.toString(),
          body: new TextDecoder().decode(body).slice(0, CHARACTERS_SHOWN),
          bytes: body.byteLength,
        }));
      }),

    replay: desk.connections.replay
      .use(may("manage_connections"))
      .handler(async ({ input, context: { caller } }) => {
        const { workspaceId, id } = await opened(caller.workspaceId, input.id);
        const replayed = await write(platform, async (tx) => {
          const count = await replayRaw(tx, workspaceId, id, input.events);
          const at = platform.clock.now();
          if (count > 0)
            await recordFacts(tx, workspaceId, [
              { kind: "connection.replayed", subjectId: id, actorId: caller.personId, at, data: { count } },
            ]);
          return count;
        });
        nudge(id);
        return { replayed };
      }),

    pollNow: desk.connections.pollNow
      .use(may("manage_connections"))
      .handler(async ({ input, context: { caller } }) => {
        const { channel, state, workspaceId, id } = await opened(caller.workspaceId, input.id);
        const asked = channel.poll !== undefined && state === "connected";
        if (asked) await ensurePolls({ platform, connections }, { workspaceId, id });
        return { asked };
      }),
  };

  async function opened(workspaceId: string, id: string): Promise<OpenConnection> {
    const connection = await connections.open(workspaceId, id);
    if (!connection) throw notFound();
    return connection;
  }
}

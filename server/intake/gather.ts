import type { Database } from "../platform/db/connect.ts";
import { keepRaw } from "./receive.ts";

interface Arrived {
  body: Uint8Array;
  at: Temporal.Instant;
  kept: () => void;
  failed: (error: unknown) => void;
}

/**
 * Keeps pushes that arrive while another one is being written together, in one statement: a commit costs as much for one
 * row as for fifty. Resolves when the payload is durable, and not before. One account at a time, so never across
 * workspaces.
 */
export function createGathering(db: Database) {
  const waiting = new Map<string, Arrived[]>();

  return function keepPush(
    connection: { workspaceId: string; id: string },
    body: Uint8Array,
    at: Temporal.Instant,
  ): Promise<void> {
    return new Promise((kept, failed) => {
      const arrived = { body, at, kept, failed };
      const line = waiting.get(connection.id);
      if (line) line.push(arrived);
      else {
        waiting.set(connection.id, [arrived]);
        void writeOut(connection);
      }
    });
  };

  /** Until nobody waits: whoever comes meanwhile goes with the next ones. */
  async function writeOut(connection: { workspaceId: string; id: string }): Promise<void> {
    for (let taken = waiting.get(connection.id); taken?.length; taken = waiting.get(connection.id)) {
      waiting.set(connection.id, []);
      try {
        await keepRaw(
          db,
          connection,
          "webhook",
          taken.map(({ body }) => body),
          taken[0]!.at,
        );
        for (const { kept } of taken) kept();
      } catch (error) {
        for (const { failed } of taken) failed(error);
      }
    }
    waiting.delete(connection.id);
  }
}

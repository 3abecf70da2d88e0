/** History from elsewhere, line by line, into a connection of its own: no alarm goes off, and nothing is answered. */
import { sql } from "kysely";
import type { OpenConnection } from "../channels/index.ts";
import { type IntakeDeps, takeIn } from "./intake.ts";
import { keepRaw } from "./receive.ts";

/** Lines that go into the log at once. */
const CHUNK = 500;
/** While other nodes have the last of them in hand. */
const LOOK_MS = 100;

export interface Imported {
  lines: number;
  /** Messages that were not here before; without what was set aside. */
  messages: number;
  bad: number;
  /** Taken by nobody: they wait on the connection, with the reason. */
  setAside: number;
}

/**
 * Takes in lines of `docs/open.md`'s messages through the same log and batches as everything else, safely beside a
 * running desk. The same file again adds nothing. `read` throws, with a plain message, for a line that is no message;
 * `complain` is told its number, from 1.
 */
export async function importHistory(
  deps: IntakeDeps,
  connection: OpenConnection,
  lines: AsyncIterable<string>,
  { read, complain }: { read: (line: unknown) => void; complain: (line: number, why: string) => void },
): Promise<Imported> {
  const { db, clock } = deps.platform;
  const before = await counted(deps, connection);
  let number = 0;
  let bad = 0;
  let chunk: Uint8Array[] = [];
  for await (const line of lines) {
    number++;
    const text = number === 1 ? line.replace(/^\uFEFF/, "") : line;
    if (text.trim() === "") continue;
    try {
      read(JSON.parse(text));
      chunk.push(Buffer.from(text));
    } catch (error) {
      bad++;
      complain(number, error instanceof Error ? error.message : String(error));
    }
    if (chunk.length >= CHUNK) await keepAndTake();
  }
  await keepAndTake();
  while ((await counted(deps, connection)).waiting > 0)
    if ((await takeIn(deps, connection)) === 0) await new Promise((done) => setTimeout(done, LOOK_MS));
  const after = await counted(deps, connection);
  return {
    lines: number,
    messages: after.messages - before.messages,
    bad,
    setAside: after.setAside - before.setAside,
  };

  async function keepAndTake(): Promise<void> {
    await keepRaw(db, connection, "import", chunk, clock.now());
    chunk = [];
    while ((await takeIn(deps, connection)) > 0);
  }
}

async function counted({ platform }: IntakeDeps, { workspaceId, id }: OpenConnection) {
  const { rows } = await sql<{ messages: number; waiting: number; setAside: number }>`
    select (select count(*)::int from messages where workspace_id = ${workspaceId} and connection_id = ${id}) as messages,
      count(*) filter (where set_aside_at is null)::int as waiting,
      count(*) filter (where set_aside_at is not null)::int as "setAside"
    from inbound_events where workspace_id = ${workspaceId} and connection_id = ${id}`.execute(platform.db);
  return rows[0]!;
}

/** A workspace with one connected account of the fake network, for the tests of intake. */
import {
  createConnections,
  type InboundEvent,
  insertConnection,
  type OpenConnection,
} from "../channels/index.ts";
import { fakeNetwork, PASSWORD, testPlatform } from "../channels/test-channel.ts";
import type { FixedClock } from "../platform/clock.ts";
import { createRulebook } from "../queue/index.ts";
import type { TestDatabase } from "../test/database.ts";
import { createWorkspace } from "../test/people.ts";
import { shippedWeights } from "../triage/index.ts";
import { createIntake } from "./index.ts";
import { takeInAll } from "./intake.ts";
import { keepRaw, type Source } from "./receive.ts";

export async function openDesk(
  base: TestDatabase,
  clock: FixedClock,
  given: Parameters<typeof fakeNetwork>[0] = {},
) {
  const { channel, registry, fakery } = fakeNetwork(given);
  const platform = testPlatform(base, clock);
  const connections = createConnections(platform, registry);
  const rulebook = createRulebook((network) => registry.of(network).about.pace);
  const deps = {
    platform,
    connections,
    rulebook,
    settleEchoes: async () => new Set<string>(),
    taughtOf: async () => ({ weights: shippedWeights(), recognisers: null }),
  };
  const workspaceId = await createWorkspace(base.db);
  const hookSecret = "a secret of more than thirty-two characters";
  const settings = { address: "vinyes", password: PASSWORD, hookSecret, keywords: [] };
  const id = await base.db.transaction().execute((tx) =>
    insertConnection(tx, connections, {
      workspaceId,
      channel,
      settings,
      connected: {
        ok: true,
        externalId: "vinyes",
        handle: "@vinyes",
        name: "Vinyes",
        avatarUrl: null,
        url: null,
        checks: [],
      },
      by: null,
      at: clock.now(),
    }),
  );
  const connection = (await connections.open(workspaceId, id!)) as OpenConnection;
  const { db } = base;

  async function takeAll(): Promise<void> {
    while (await takeInAll(deps));
  }

  return {
    ...deps,
    fakery,
    intake: createIntake(deps),
    workspaceId,
    connection,
    hookSecret,
    takeAll,

    /** One payload for each list of events, and everything taken in. */
    async hear(payloads: InboundEvent[][], source: Source = "poll"): Promise<void> {
      await this.keep(
        payloads.map((events) => JSON.stringify({ events })),
        source,
      );
      await takeAll();
    },
    keep: (bodies: string[], source: Source = "poll") =>
      keepRaw(
        db,
        connection,
        source,
        bodies.map((body) => Buffer.from(body)),
        clock.now(),
      ),

    messages: () =>
      db
        .selectFrom("messages")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .orderBy("published_at")
        .execute(),
    items: () =>
      db
        .selectFrom("work_items")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .orderBy("opened_at")
        .orderBy("id")
        .execute(),
    raws: () =>
      db
        .selectFrom("inbound_events")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .orderBy("id")
        .execute(),
    row: () =>
      db.selectFrom("connections").selectAll().where("id", "=", connection.id).executeTakeFirstOrThrow(),
    facts: async () =>
      (
        await db
          .selectFrom("facts")
          .select("kind")
          .where("workspace_id", "=", workspaceId)
          .orderBy("id")
          .execute()
      ).map(({ kind }) => kind),
    jobs: async (task: string) => {
      const { rows } = await base.pool.query<{ key: string; run_at: Date; payload: unknown }>(
        `select j.key, j.run_at, p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p using (id)
         where j.task_identifier = $1 and p.payload->>'workspaceId' = $2 order by j.run_at`,
        [task, workspaceId],
      );
      return rows;
    },
  };
}

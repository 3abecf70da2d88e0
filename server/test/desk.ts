/** A desk without a web: intake, queue and replies on a test's database, with a network that does what the test says. */
import { z } from "zod";
import {
  type Channel,
  type Connections,
  createConnections,
  createRegistry,
  type FoundSent,
  type InboundEvent,
  type InboundMessage,
  type OpenConnection,
  type Outbound,
  type Registry,
  type SendOutcome,
} from "../channels/index.ts";
import { type IntakeDeps, takeIn } from "../intake/intake.ts";
import { keepRaw, type Source } from "../intake/receive.ts";
import { type FixedClock, fixedClock } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { createLog } from "../platform/log.ts";
import type { Platform } from "../platform/platform.ts";
import { openSecrets } from "../platform/secrets.ts";
import { createRulebook, labelTeaching, type Rulebook } from "../queue/index.ts";
import { settleEchoes } from "../replies/index.ts";
import { createLearning, type Learning } from "../triage/index.ts";
import type { TestDatabase } from "./database.ts";

/** A network in memory: what was published on it, and how it answers next. */
export interface Stage {
  channel: Channel;
  published: (Outbound & { externalId: string })[];
  /** What `send` does; by default it publishes. */
  onSend: (outbound: Outbound, publish: () => SendOutcome) => SendOutcome | Promise<SendOutcome>;
  /** What `findSent` says; by default the truth. */
  onFind: ((outbound: Outbound) => FoundSent) | null;
}

export function createStage(about: Partial<Channel["about"]> = {}): Stage {
  const text = { max: 100, unit: "graphemes" } as const;
  const images = { max: 2, maxBytes: 1_000_000, types: ["image/png"], altText: true };
  const stage: Stage = {
    published: [],
    onSend: (_, publish) => publish(),
    onFind: null,
    channel: {
      about: {
        network: "stage",
        name: "Stage",
        audiences: {
          public: { text, threads: true, images },
          private: { text, threads: false, images: null },
        },
        privateReply: true,
        actions: ["like", "hide", "delete_own"],
        pace: "social_public",
        pollEvery: null,
        reach: true,
        handlePrefix: "@",
        reconciles: true,
        idempotent: true,
        ...about,
      },
      settings: z.object({}),
      connect: async () => ({ ok: false, checks: [] }),
      parse: (_, payload) => payload as InboundEvent[],
      async send(_, outbound) {
        return stage.onSend(outbound, () => {
          const externalId = `ours-${outbound.id}`;
          if (!stage.published.some((one) => one.id === outbound.id))
            stage.published.push({ ...outbound, externalId });
          return { outcome: "sent", externalId, url: null, replyTo: { below: externalId } };
        });
      },
      async findSent(_, outbound) {
        if (stage.onFind) return stage.onFind(outbound);
        const found = stage.published.find((one) => one.id === outbound.id);
        return found
          ? { found: "yes", externalId: found.externalId, url: null, replyTo: null }
          : { found: "no" };
      },
    },
  };
  return stage;
}

export interface TestDesk {
  platform: Platform & { clock: FixedClock };
  registry: Registry;
  connections: Connections;
  rulebook: Rulebook;
  learning: Learning;
  intake: IntakeDeps;
  connection: OpenConnection;
  stage: Stage;
  /** Keeps one payload and takes in everything that waits. */
  hear(events: InboundEvent[] | Uint8Array, source?: Source): Promise<void>;
}

export async function openDesk(
  database: TestDatabase,
  workspaceId: string,
  stage = createStage(),
): Promise<TestDesk> {
  const { db, pool } = database;
  const clock = fixedClock("2026-11-20T10:00:00Z");
  const platform: TestDesk["platform"] = {
    db,
    pool,
    clock,
    log: createLog({ level: "silent", format: "json" }),
    secrets: openSecrets({ data: "", key: Buffer.alloc(32, 7), oldKeys: [] }),
    fetch: () => Promise.reject(new Error("a test reached for the network")),
    announce: () => {},
  };
  const registry = createRegistry([stage.channel]);
  const connections = createConnections(platform, registry);
  const rulebook = createRulebook(() => stage.channel.about.pace);
  const learning = createLearning(platform, labelTeaching);
  const intake: IntakeDeps = {
    platform,
    connections,
    rulebook,
    settleEchoes: (tx, connection, echoes) => settleEchoes(tx, connection, echoes, clock.now()),
    taughtOf: learning.taughtOf,
  };
  const id = newId();
  await db
    .insertInto("connections")
    .values({
      workspace_id: workspaceId,
      id,
      network: "stage",
      external_id: "brand",
      handle: "brand",
      name: "Brand",
      settings: "{}",
      secrets: connections.sealSecrets(workspaceId, id, {}),
      created_at: clock.now(),
    })
    .execute();
  const connection = (await connections.open(workspaceId, id))!;
  return {
    platform,
    registry,
    connections,
    rulebook,
    learning,
    intake,
    connection,
    stage,
    async hear(events, source = "webhook") {
      const body = events instanceof Uint8Array ? events : new TextEncoder().encode(JSON.stringify(events));
      await keepRaw(db, connection, source, [body], clock.now());
      while ((await takeIn(intake, connection)) > 0);
    },
  };
}

let count = 0;

/** A customer's public message; say what differs. */
export function said(text: string, given: Partial<InboundMessage> & { by?: string } = {}): InboundMessage {
  const { by = "marta", ...rest } = given;
  const externalId = rest.externalId ?? `m${++count}`;
  return {
    type: "message",
    externalId,
    threadId: rest.threadId ?? externalId,
    parentId: null,
    audience: "public",
    author: { externalId: by, handle: by, name: by, followers: 120 },
    own: false,
    text,
    attachments: [],
    publishedAt: "2026-11-20T09:59:00Z",
    url: null,
    subject: null,
    replyTo: { post: externalId },
    ...rest,
  };
}

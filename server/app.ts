/**
 * The one file that knows every feature: it makes them, hands each what it stands on, and says who answers what, which
 * jobs there are, and what is done round after round.
 */

import { connectionRoutes, createConnections, createRegistry } from "./channels/index.ts";

import { conversationRoutes, createPresence, searchRoutes } from "./conversations/index.ts";
import { customersRoutes } from "./customers/index.ts";
import { api, createIdentity, type Identity, identityRoutes } from "./identity/index.ts";
import { createIntake } from "./intake/index.ts";
import { liveRoutes } from "./live-routes.ts";
import type { Config } from "./platform/config.ts";
import { startWorkers } from "./platform/jobs/jobs.ts";
import { joinNodes } from "./platform/jobs/nodes.ts";
import { makeRounds } from "./platform/jobs/rounds.ts";
import { keptSecret } from "./platform/kept-secret.ts";
import { type Hub, startHub } from "./platform/live/hub.ts";
import type { Platform } from "./platform/platform.ts";
import { createPlaza } from "./plaza/index.ts";
import { createPractice } from "./practice.ts";
import { practiceRoutes } from "./practice-routes.ts";
import {
  createRulebook,
  holidaysOf,
  labelsRoutes,
  labelTeaching,
  queueRoutes,
  regionsOf,
  rulesRoutes,
  settingsRoutes,
  watchTheClock,
} from "./queue/index.ts";
import { createFiles, replyJobs, replyRoutes, rescue, settleEchoes } from "./replies/index.ts";
import { createLearning, learningRoutes, recognitionRoutes } from "./triage/index.ts";
import { createWeb } from "./web.ts";

export interface App {
  /** Answers a request; the port is main's. */
  fetch: (request: Request, env?: object) => Response | Promise<Response>;
  identity: Identity;
  hub: Hub;
  /** Begins to hear, to send and to watch the clock; the web must be listening, as Plaza is spoken to over HTTP. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface AppOptions {
  config: Pick<Config, "publicUrl" | "localUrl" | "loopback" | "role" | "bodyLimit" | "trustProxy">;
  platform: Platform;
  /** The database's connection string, for those who need a connection of their own. */
  url: string;
  /** Nobody else can be on this database: it is embedded and its folder is ours. */
  alone: boolean;
  setupCode: string | null;
  /** The folder of the built screens. */
  pages: string;
}

const WATCH_MS = 2_000;
const RESCUE_MS = 3_000;
const JOBS_AT_ONCE = 6;
/** In which language a country's regions are named. */
const LANGUAGE_OF = { AD: "ca", ES: "es", IT: "it", PT: "pt", BR: "pt", FR: "fr" } as const;

export async function createApp({
  config,
  platform,
  url,
  alone,
  setupCode,
  pages,
}: AppOptions): Promise<App> {
  const { db, clock, log } = platform;
  const registry = createRegistry();
  const connections = createConnections(platform, registry);
  const rulebook = createRulebook((network) => registry.of(network).about.pace);
  const identity = createIdentity({
    url,
    db,
    clock,
    log,
    secret: await keptSecret(platform, "sessions"),
    publicUrl: config.publicUrl,
  });
  const hub = await startHub(platform, url);
  const presence = createPresence(hub, clock);
  const plaza = createPlaza({ db, clock, fetch: platform.fetch, log });
  const learning = createLearning(platform, labelTeaching);
  const intake = createIntake({
    platform,
    connections,
    rulebook,
    settleEchoes: (tx, connection, echoes) => settleEchoes(tx, connection, echoes, clock.now()),
    taughtOf: learning.taughtOf,
  });

  const meeting = {
    platform,
    plaza,
    connections,
    localUrl: config.localUrl,
    onConnected: (connection: { workspaceId: string; id: string }) => intake.ensurePolls(connection),
    onMembersChanged: () => identity.membersChanged(),
  };
  const practice = createPractice(meeting);
  const replies = replyRoutes({ platform, connections, registry, rulebook });
  const conversations = conversationRoutes({ platform, connections, presence, onChanged: intake.takeInOwn });
  const identities = identityRoutes({
    platform,
    publicUrl: config.publicUrl,
    setupCode,
    holidaysOf,
    regionsOf: (country) => regionsOf(country, LANGUAGE_OF[country]),
    openPractice: practice.open,
  });
  const router = api.router({
    setup: identities.setup,
    session: identities.session,
    people: identities.people,
    queue: queueRoutes({ platform, rulebook, onCorrected: learning.noteCorrection }),
    conversations: {
      get: replies.page,
      read: conversations.read,
      note: conversations.note,
      reveal: conversations.reveal,
      act: conversations.act,
      presence: conversations.presence,
    },
    replies: {
      drafts: replies.drafts,
      keepDraft: replies.keepDraft,
      measure: replies.measure,
      send: replies.send,
      retry: replies.retry,
      withdraw: replies.withdraw,
      settle: replies.settle,
      uploadImage: replies.uploadImage,
    },
    customers: customersRoutes({ platform, registry }),
    search: searchRoutes({ platform }),
    connections: {
      ...connectionRoutes({
        platform,
        registry,
        connections,
        hookBase: hookBaseOf,
        onConnected: (connection) => intake.ensurePolls(connection),
      }),
      ...intake.routes,
    },
    labels: {
      ...labelsRoutes({ platform, onTaught: learning.noteLabel }),
      ...recognitionRoutes({ platform, teaching: labelTeaching, learning }),
    },
    rules: rulesRoutes({ platform }),
    settings: settingsRoutes({ platform, identity, registry }),
    learning: learningRoutes({ platform, learning }),
    practice: practiceRoutes(meeting, practice),
    live: liveRoutes(hub),
  });

  const web = createWeb({
    config,
    platform,
    router,
    identity,
    hooks: intake.hooks,
    files: createFiles(db, identity),
    plaza: plaza.app,
    pages,
  });

  const rounds = [
    () => makeRounds("watch the clock", WATCH_MS, log, () => watchTheClock(platform)),
    () => makeRounds("rescue replies", RESCUE_MS, log, () => rescue({ platform, connections, rulebook })),
  ];
  const stops: (() => Promise<void>)[] = [];

  return {
    fetch: web.fetch,
    identity,
    hub,

    async start() {
      const hears = config.role !== "web";
      const node = await joinNodes(platform, config.role, alone);
      stops.push(() => node.stop());
      if (config.role !== "worker") {
        plaza.start();
        await practice.moveIn();
      }
      if (!hears) return;
      const handlers = {
        ...replyJobs({ platform, connections, rulebook }),
        ...intake.jobs,
        ...learning.jobs,
      };
      const workers = await startWorkers({
        pool: platform.pool,
        handlers,
        log,
        concurrency: JOBS_AT_ONCE,
        node,
      });
      stops.push(() => workers.stop());
      intake.start();
      stops.push(() => intake.stop());
      for (const begin of rounds) {
        const running = begin();
        stops.push(() => running.stop());
      }
      await intake.ensurePolls();
    },

    async stop() {
      await hub.stop();
      await plaza.stop();
      for (const stop of stops.reverse())
        await stop().catch((error: unknown) => log.warn({ err: error }, "on the way out"));
      await identity.close();
    },
  };

  /** Where networks out there post to: the public address, or for those on this machine the local one. */
  function hookBaseOf(): string {
    return config.publicUrl ?? config.localUrl;
  }
}

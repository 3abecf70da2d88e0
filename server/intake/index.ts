/**
 * Intake: the story of an inbound message, from the moment a network tells of it to its place on the queue. Owns the
 * inbound log (`inbound_events`) and what was heard ahead of its message (`changes_ahead`).
 *
 * It promises: nothing is acknowledged before it is durable, and nothing moves a cursor that is not in the log. The
 * same message twice is one message. An edit, a deletion or an answer that comes before its message waits for it. What
 * cannot be read or written is set aside with its raw body, and holds up nothing else; what passes by itself (the
 * database away, a deadlock) is tried again. Customers, conversations, messages, items and facts of a batch are written
 * in one transaction. Facts: message.heard, message.imported, message.sent_outside, message.edited, message.deleted,
 * message.moderated, message.reacted, customer.looked_up, connection.failing, connection.recovered,
 * connection.revoked, connection.replayed.
 */
import type { InboundEvent, OpenConnection } from "../channels/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { makeRounds, type Rounds } from "../platform/jobs/rounds.ts";
import { forgetAhead } from "./ahead.ts";
import { createHooks } from "./hooks.ts";
import { type IntakeDeps, type Lanes, takeInAll, takeInOwn } from "./intake.ts";
import { ensurePolls, type PollJob, poll, takeUpLostPolls } from "./polls.ts";
import { lookUp, type ProfileJob } from "./profiles.ts";
import { intakeRoutes } from "./routes.ts";

export { type Imported, importHistory } from "./import.ts";
export type { IntakeDeps } from "./intake.ts";

/** Some batches are sorted while others are written. Measured on two cores: four take in a tenth more than two. */
const LANES = 4;
const LOOK_MS = 1_000;
/** What comes within it is taken in together: at 100 messages a second a batch costs hardly more than a message. */
const TOGETHER_MS = 20;
/** While messages keep coming, from one batch to the next: each has two dozen statements, however little it brings. */
const PACE_MS = 80;
const LOST_POLLS_MS = 60_000;
const FORGET_MS = 3_600_000;

export function createIntake(deps: IntakeDeps) {
  const { platform } = deps;
  const stopping = new AbortController();
  let lanes: Rounds[] = [];
  let rest: Rounds[] = [];
  const wake = () => lanes.find((lane) => lane.isResting())?.nudge();
  const shared: Lanes = { at: new Map(), piledUp: new Set(), wake };
  const spoken = new Set<string>();
  let wokenAt = Number.NEGATIVE_INFINITY;
  /** Of this connection there is something in the log. Where no rounds are made, on a node for the web alone, another one sees it soon. */
  const nudge = (connectionId: string) => {
    if (spoken.size === 0) {
      const pace = wokenAt + PACE_MS - performance.now();
      setTimeout(wakeForSpoken, Math.max(TOGETHER_MS, pace)).unref();
    }
    spoken.add(connectionId);
  };
  /** Whoever is at work looks again when it has done; another lane only where nobody is. */
  function wakeForSpoken(): void {
    const isLeftAlone = [...spoken].some((id) => !shared.at.get(id));
    spoken.clear();
    wokenAt = performance.now();
    const working = lanes.filter((lane) => !lane.isResting());
    if (isLeftAlone) wake();
    for (const lane of working) lane.nudge();
  }
  const parts = { ...deps, nudge, stopping: stopping.signal };

  return {
    hooks: createHooks(parts),
    routes: intakeRoutes(parts),
    takeInOwn: (tx: Tx, connection: OpenConnection, event: InboundEvent) =>
      takeInOwn(deps, tx, connection, event),
    jobs: {
      poll: (job: PollJob) => poll(parts, job),
      profile: (job: ProfileJob) => lookUp(parts, job),
    },
    /** At the start, and when something was connected. */
    ensurePolls: (only?: { workspaceId: string; id: string }) => ensurePolls(parts, only),

    start(): void {
      const { log, db, clock } = platform;
      const lane = (_: unknown, index: number) =>
        makeRounds(`intake ${index}`, LOOK_MS, log, () => takeInAll(deps, shared));
      const idle = async (work: Promise<void>) => work.then(() => false);
      lanes = Array.from({ length: LANES }, lane);
      rest = [
        makeRounds("lost polls", LOST_POLLS_MS, log, () => idle(takeUpLostPolls(parts))),
        makeRounds("forget what was ahead", FORGET_MS, log, () => idle(forgetAhead(db, clock.now()))),
      ];
      for (const round of [...lanes, ...rest]) round.nudge();
    },

    async stop(): Promise<void> {
      stopping.abort();
      const running = [...lanes, ...rest];
      lanes = [];
      rest = [];
      await Promise.all(running.map((round) => round.stop()));
    },
  };
}

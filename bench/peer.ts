/**
 * The same messages created in, and listed from, Request Tracker 5 beside us: one message a request, four clients, until
 * each stands in the list. Both are on this machine at once and measured by turns; the one that is not asked does nothing.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load, percentile, type Result, rounded, timed } from "./bench.ts";
import { end, sleep } from "./local.ts";
import { startRequestTracker } from "./peer/request-tracker.ts";
import { deskSide, type PeerMessage, requestTrackerSide, type Side } from "./peer/sides.ts";
import { serve, setUp } from "./served.ts";
import { messageText } from "./texts.ts";
import { seeded } from "./words.ts";
import { say } from "./world.ts";

const CLIENTS = 4;
const ROUNDS = 3;
/** In a round; so that either is at it for several seconds. */
const DESK = { messages: 4_000, lists: 300, alone: 30 };
const RT = { messages: 80, lists: 30, alone: 10 };
const SHOWN = 50;

interface Measured {
  side: Side;
  size: typeof DESK;
  /** All that were made, in order; both begin with the same. */
  made: PeerMessage[];
  random: () => number;
  seconds: number;
  counted: number;
  creates: number[];
  lists: number[];
  /** In the list while it was listed. */
  stood: number;
  /** Of a message alone: from its request until the list shows it. */
  alone: number[];
}

export async function run(): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "escolta-bench-peer-"));
  chmodSync(folder, 0o711);
  say(
    "starting both; Request Tracker takes a quarter of a minute, and is installed first where it is missing",
  );
  const tracker = await startRequestTracker();
  try {
    const served = await serve(join(folder, "data"));
    try {
      await setUp(served, "connect");
      const desk = measured(await deskSide(served), DESK);
      const peer = measured(requestTrackerSide(tracker), RT);
      const durable = [await durability(desk.side), await durability(peer.side)];
      for (const one of [desk, peer]) await warmUp(one);
      for (let round = 1; round <= ROUNDS; round++) {
        for (const one of [peer, desk]) await create(one);
        say(
          `created, round ${round} of ${ROUNDS}: ${peer.made.length} tickets, ${desk.made.length} messages`,
        );
      }
      for (const one of [desk, peer]) await proveAllStand(one);
      for (let round = 1; round <= ROUNDS; round++) {
        for (const one of [peer, desk]) await list(one);
        say(`listed, round ${round} of ${ROUNDS}`);
      }
      for (const one of [peer, desk]) await createAlone(one);
      return result(desk, peer, {
        "Request Tracker": `${tracker.version}: REST 2.0, session cookie, a connection a request, 4 workers, scrips off (no mail), PostgreSQL ${durable[1]}`,
        desk: `Open webhook, signed, kept connections; API with session cookie; Node and embedded PostgreSQL ${durable[0]}`,
      });
    } finally {
      await end(served.app, "SIGTERM");
    }
  } finally {
    await tracker.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function result(desk: Measured, peer: Measured, how: Record<string, string>): Result {
  const perSecond = (one: Measured) => one.counted / one.seconds;
  const created = perSecond(desk) / perSecond(peer);
  const p50 = (values: number[]) => percentile(values, 0.5);
  const p99 = (values: number[]) => percentile(values, 0.99);
  const listed = p50(peer.lists) / p50(desk.lists);
  return {
    figures: {
      ...how,
      clients: CLIENTS,
      "desk, created and standing in the list": desk.counted,
      "desk, created a second": rounded(perSecond(desk)),
      "desk, one post, p50 ms": p50(desk.creates),
      "desk, one post, p99 ms": p99(desk.creates),
      "Request Tracker, created and standing in the list": peer.counted,
      "Request Tracker, created a second": rounded(perSecond(peer)),
      "Request Tracker, one create, p50 ms": p50(peer.creates),
      "Request Tracker, one create, p99 ms": p99(peer.creates),
      "create, ratio": rounded(created),
      [`desk, list of ${SHOWN} of ${desk.stood}, p50 ms`]: p50(desk.lists),
      [`desk, list of ${SHOWN} of ${desk.stood}, p99 ms`]: p99(desk.lists),
      [`Request Tracker, list of ${SHOWN} of ${peer.stood}, p50 ms`]: p50(peer.lists),
      [`Request Tracker, list of ${SHOWN} of ${peer.stood}, p99 ms`]: p99(peer.lists),
      "list, ratio of p50": rounded(listed),
      "list, ratio of p99": rounded(p99(peer.lists) / p99(desk.lists)),
      "desk, a message alone until the list shows it, p50 ms": p50(desk.alone),
      "Request Tracker, the same, p50 ms": p50(peer.alone),
      "waiting for a processor": load(),
    },
    aims: { "create, ratio": "≥ 100", "list, ratio of p50": "≥ 10" },
    met: created >= 100 && listed >= 10,
  };
}

function measured(side: Side, size: typeof DESK): Measured {
  const random = seeded(11);
  return {
    side,
    size,
    made: [],
    random,
    seconds: 0,
    counted: 0,
    creates: [],
    lists: [],
    stood: 0,
    alone: [],
  };
}

/** The next messages, of another customer each, so that each stands in the list by itself. */
function next(one: Measured, count: number): PeerMessage[] {
  const messages = Array.from({ length: count }, (_, index) => {
    const number = one.made.length + index;
    return { id: `peer-${number}`, author: `customer${number}`, text: messageText(one.random).text };
  });
  one.made.push(...messages);
  return messages;
}

/** Code compiled, pages of templates made, caches filled: on every worker. */
async function warmUp(one: Measured): Promise<void> {
  await post(one, next(one, one.size.messages / 4));
  await untilAllStand(one);
  for (let n = 0; n < 10; n++) await one.side.list(SHOWN);
}

/** The clock runs from the first request until the last message stands in the list. */
async function create(one: Measured): Promise<void> {
  const messages = next(one, one.size.messages);
  const began = performance.now();
  one.creates.push(...(await post(one, messages)));
  await untilAllStand(one);
  one.seconds += (performance.now() - began) / 1000;
  one.counted += messages.length;
}

async function post({ side }: Measured, messages: readonly PeerMessage[]): Promise<number[]> {
  const took: number[] = [];
  let at = 0;
  const client = async () => {
    for (let message = messages[at++]; message; message = messages[at++]) {
      const began = performance.now();
      await side.create(message);
      took.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return took;
}

async function untilAllStand({ side, made }: Measured): Promise<void> {
  const deadline = performance.now() + 60_000;
  while ((await side.standing()) < made.length) {
    if (performance.now() > deadline) throw new Error("not all that was created came to stand in the list");
    await sleep(5);
  }
}

/** A count could be wrong: everybody who wrote is looked for by name. */
async function proveAllStand({ side, made }: Measured): Promise<void> {
  const authors = await side.authors();
  const missing = made.filter(({ author }) => !authors.has(author));
  if (missing.length > 0) throw new Error(`${missing.length} were created and do not stand in the list`);
}

async function list(one: Measured): Promise<void> {
  const { side, size, lists } = one;
  one.stood = one.made.length;
  const database = await side.database();
  await database.query("analyze");
  await database.end();
  lists.push(
    ...(await timed(size.lists, async () => {
      const shown = await side.list(SHOWN);
      if (shown.length !== SHOWN) throw new Error(`the list shows ${shown.length}, not ${SHOWN}`);
    })),
  );
}

/** What throughput does not tell: how long one person's message takes on a desk with nothing else to do. */
async function createAlone(one: Measured): Promise<void> {
  for (let n = 0; n < one.size.alone; n++) {
    const [message] = next(one, 1);
    const began = performance.now();
    await one.side.create(message!);
    while (!(await one.side.list(SHOWN)).includes(message!.author)) await sleep(1);
    one.alone.push(performance.now() - began);
  }
}

async function durability(side: Side): Promise<string> {
  const client = await side.database();
  const { rows } = await client.query<{ version: string; fsync: string; commits: string }>(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as commits`,
  );
  await client.end();
  const [said] = rows;
  return `${said?.version.split(" ")[0]}, fsync ${said?.fsync}, synchronous_commit ${said?.commits}`;
}

/**
 * The first 50 of the queue, as the desk lists them: most pressing first, by deadline, and narrowed, over a million
 * messages and 200,000 items of which one in twenty waits; over a tenth of that; and where all 200,000 wait.
 */
import { sql } from "kysely";
import type { Database, OpenDatabase } from "../server/platform/db/connect.ts";
import { type Listing, type Looking, listQueue, type Narrowing } from "../server/queue/index.ts";
import { load, percentile, type Result, rounded, timed } from "./bench.ts";
import { startServer, WORKSPACE, WORLD_NOW } from "./world.ts";

const AIM_MS = 5;
const AIM_GROWTH = 1.3;
const RUNS = 600;

export async function run(): Promise<Result> {
  const before = load();
  const server = await startServer();
  try {
    const small = await measure(
      await server.world("small", { messages: 100_000, items: 20_000, open: 0.05 }),
    );
    const large = await measure(
      await server.world("large", { messages: 1_000_000, items: 200_000, open: 0.05 }),
    );
    const crowded = await measure(
      await server.world("crowded", { messages: 200_000, items: 200_000, open: 1 }),
    );
    const figures: Result["figures"] = {
      "load of the machine before": before,
      "items waiting, of 200,000": "5 %",
      ...named("", large),
      ...named("100,000 messages, ", small),
      ...named("all 200,000 waiting, ", crowded),
    };
    const worst = Math.max(...large.lists.map(({ took }) => percentile(took, 0.99)));
    const growth = median(large) / median(small);
    figures["p99 of the slowest list, ms"] = worst;
    figures["growth of the median with 10 × the data"] = rounded(growth);
    figures["growth of the slowest p99 with 10 × the data"] = rounded(
      worst / Math.max(...small.lists.map(({ took }) => percentile(took, 0.99))),
    );
    figures["reference, 50 rows by an index, p50 ms"] = percentile(large.reference, 0.5);
    figures["ratio of the median to that reference"] = rounded(
      median(large) / percentile(large.reference, 0.5),
    );
    return {
      figures,
      aims: {
        "p99 of the slowest list, ms": `≤ ${AIM_MS}`,
        "growth of the median with 10 × the data": `≤ ${AIM_GROWTH}`,
      },
      met: worst <= AIM_MS && growth <= AIM_GROWTH,
    };
  } finally {
    await server.stop();
  }
}

interface Measured {
  lists: { name: string; took: number[] }[];
  reference: number[];
}

async function measure({ db }: OpenDatabase): Promise<Measured> {
  const looking = await somebody(db);
  const lists: Measured["lists"] = [];
  for (const sort of ["pressing", "due"] as const)
    for (const [name, filters] of Object.entries(narrowings)) {
      const ask = (run: number): Listing => ({ filter: filters[run % filters.length]!, sort, limit: 50 });
      const took = await timed(RUNS, (run) => listQueue(db, looking, ask(run)));
      lists.push({ name: `${sort}${name}`, took });
    }
  const reference = await timed(RUNS, () =>
    sql`select * from work_items where workspace_id = ${WORKSPACE} and state in ('new', 'open')
      order by pressing_at, id limit 50`.execute(db),
  );
  return { lists, reference };
}

/** What people narrow the queue by; the rare one is a network that one item in four hundred comes from. */
const narrowings: Record<string, Narrowing[]> = {
  "": [{}],
  ", mine": [{ tab: "mine" }],
  ", by one label": [
    { languages: ["ca"] },
    { kinds: ["complaint"] },
    { networks: ["wordpress"] },
    { urgencyFrom: 2 },
    { audience: "private" },
  ],
  ", by several": [
    { languages: ["it", "fr"], kinds: ["question"], assignee: "nobody" },
    { networks: ["plaza"], moods: ["negative"], late: true, reachFrom: 1000 },
    { tab: "team", unread: true, kinds: ["complaint", "request"] },
    { topics: ["billing_price"], urgencyFrom: 2, waitingMinutes: 600 },
  ],
  ", by something rare": [{ networks: ["rare"] }, { networks: ["rare"], languages: ["pt"] }],
};

async function somebody(db: Database): Promise<Looking> {
  const one = await db
    .selectFrom("members")
    .select("person_id")
    .orderBy("person_id")
    .executeTakeFirstOrThrow();
  return {
    workspaceId: WORKSPACE,
    personId: one.person_id,
    now: Temporal.Instant.fromEpochMilliseconds(WORLD_NOW),
  };
}

function named(prefix: string, { lists }: Measured): Result["figures"] {
  return Object.fromEntries(
    lists.flatMap(({ name, took }) => [
      [`${prefix}${name}, p50 ms`, percentile(took, 0.5)],
      [`${prefix}${name}, p99 ms`, percentile(took, 0.99)],
    ]),
  );
}

function median({ lists }: Measured): number {
  return percentile(
    lists.flatMap(({ took }) => took),
    0.5,
  );
}

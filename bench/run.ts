/** `npm run -s bench -- NAME [--json]`: one bench, as lines for people or as one JSON object. */
import type { Bench } from "./bench.ts";

/** Every bench by its name: a module with a function `run`, `bench/<name>.ts` but for `words`: that file makes them up. */
const benches: Record<string, () => Promise<Bench>> = {
  start: () => import("./start.ts"),
  intake: () => import("./intake.ts"),
  queue: () => import("./queue.ts"),
  search: () => import("./search.ts"),
  memory: () => import("./memory.ts"),
  peer: () => import("./peer.ts"),
  crash: () => import("./crash.ts"),
  words: () => import("./strings.ts"),
  live: () => import("./live.ts"),
  screen: () => import("./screen.ts"),
  weight: () => import("./weight.ts"),
  shift: () => import("./shift.ts"),
  triage: () => import("./triage.ts"),
  ways: () => import("./ways.ts"),
  taught: () => import("./taught.ts"),
};

await main(process.argv.slice(2));

async function main(args: string[]): Promise<void> {
  const name = args.find((arg) => !arg.startsWith("--"));
  const open = name === undefined ? undefined : benches[name];
  if (!name || !open) {
    process.stderr.write(
      `npm run -s bench -- NAME [--json]\nNAME is one of: ${Object.keys(benches).join(", ")}\n`,
    );
    process.exitCode = 2;
    return;
  }
  const { run } = await open();
  const { figures, aims, met } = await run(args.filter((arg) => arg !== name && arg !== "--json"));
  if (args.includes("--json")) {
    process.stdout.write(`${JSON.stringify({ bench: name, figures, aims, met })}\n`);
    return;
  }
  for (const [figure, value] of Object.entries(figures)) process.stdout.write(`${figure}: ${value}\n`);
  for (const [figure, aim] of Object.entries(aims)) process.stdout.write(`aim, ${figure}: ${aim}\n`);
  process.stdout.write(met ? "met\n" : "not met\n");
}

/**
 * The shape of the code, held: who may import whom, what a network's folder looks like, how long a file gets.
 * A failure names the file and what to do. The reasons stand in docs/architecture.md.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseSync } from "vite";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** A folder of server/ imports only from lines below its own. The files right in server/ are the top line. */
const ORDER: string[][] = [
  ["insights", "crisis", "training"],
  ["intake", "replies", "followups", "departments"],
  ["queue", "triage"],
  ["conversations", "policy", "orders"],
  // Customers stands on channels, for what a network says of an author.
  ["customers"],
  ["channels"],
  ["identity", "plaza"],
  ["platform"],
  ["contract"],
];

/** A test may stand on more than the code beside it: on server/test, and on what its line here names. */
const TESTS_ALSO: Record<string, string[]> = {
  // Its other side is Plaza itself, mounted as the desk mounts it.
  "channels/plaza": ["plaza"],
};

const CONTRACT_PACKAGES = ["zod", "@orpc/contract"];

const LONGEST = 300;
/** A test is a list of cases, read one at a time. */
const LONGEST_TEST = 450;
const LONGER: Record<string, string> = {
  "server/platform/db/types.ts": "generated from the migrated database",
  "server/platform/db/migrations/0001-core.ts": "a migration that has run is not cut up afterwards",
  "server/channels/channel.ts": "the whole of what a network is, for whoever adds one, on one page",
  "web/screens/plaza/plaza.module.css": "a network of its own look on one page, apart from the desk's parts",
  "web/ui/controls.module.css": "every control in all its states, side by side to be compared",
};

const files = ["contract", "server", "web", "bin", "bench", "test"].flatMap((folder) => filesUnder(folder));
const sources = files.filter((file) => /\.(ts|tsx)$/.test(file));
const imports = sources.flatMap((file) => importsOf(file));

test("a folder of the server imports only from the lines below it", () => {
  const wrong = serverImports().filter(({ file, from, to }) => {
    if (from === to || (isTest(file) && isAllowedInTests(file, to))) return false;
    return lineOf(from) >= lineOf(to);
  });
  expect(wrong.map(say)).toEqual([]);
});

test("one folder of the server reaches another through its index.ts", () => {
  const wrong = serverImports().filter(({ file, from, to, path }) => {
    if (from === to || ["platform", "contract"].includes(to)) return false;
    // A test may set up what no feature offers to another.
    if (isTest(file) && (from === "app" || to === "test" || /\/test-[^/]+\.ts$/.test(path ?? "")))
      return false;
    return path !== `server/${to}/index.ts`;
  });
  expect(wrong.map(say)).toEqual([]);
});

test("the platform knows no word of the trade: it imports nothing but itself", () => {
  const wrong = serverImports().filter(
    ({ from, to, file }) => from === "platform" && to !== from && !isTest(file),
  );
  expect(wrong.map(say)).toEqual([]);
});

test("the contract imports only zod and oRPC's contract", () => {
  const wrong = imports.filter(({ file, path, name }) => {
    if (!file.startsWith("contract/") || isTest(file)) return false;
    return path ? !path.startsWith("contract/") : !CONTRACT_PACKAGES.includes(name);
  });
  expect(wrong.map(say)).toEqual([]);
});

test("the browser's code takes types from the contract, and nothing from the server or Node", () => {
  const wrong = imports.filter(({ file, path, name, type }) => {
    if (!file.startsWith("web/") || isTest(file) || file === "web/vite.config.ts") return false;
    if (path?.startsWith("contract/")) return !type;
    return path ? !path.startsWith("web/") : name.startsWith("node:");
  });
  expect(wrong.map(say)).toEqual([]);
});

test("web/ui fetches nothing and knows no screen; web/api knows no screen", () => {
  const wrong = imports.filter(({ file, path }) => {
    if (file.startsWith("web/ui/")) return /^web\/(api|screens)\//.test(path ?? "");
    return file.startsWith("web/api/") && /^web\/(ui|screens)\//.test(path ?? "");
  });
  expect(wrong.map(say)).toEqual([]);
});

test("what runs imports nothing that is there for tests, benches or the command line", () => {
  const wrong = imports.filter(({ file, path }) => {
    if (!/^(server|contract|web)\//.test(file) || isTest(file) || !path) return false;
    return isTest(path) || /^(test|bench|bin)\//.test(path);
  });
  expect(wrong.map(say)).toEqual([]);
});

test("an import() names its file, so that this test can see it", () => {
  const allowed = ["server/platform/db/migrate.ts"]; // reads the folder of migrations
  const wrong = imports.filter(({ file, name }) => name === "" && !isTest(file) && !allowed.includes(file));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

test("every network's folder has the same files", () => {
  const folder = join(root, "server/channels");
  const networks = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const missing = networks.flatMap(({ name }) => {
    const has = readdirSync(join(folder, name));
    const wanted = ["index.ts", "settings.ts", "api.ts", "inbound.ts", "outbound.ts", "samples"];
    const lacks = wanted.filter((file) => !has.includes(file));
    if (!has.some((file) => file.endsWith(".test.ts"))) lacks.push("a test");
    if (!filesUnder(`server/channels/${name}/samples`).length) lacks.push("a payload in samples/");
    return lacks.map((file) => `${name} lacks ${file}`);
  });
  expect(networks.length).toBeGreaterThan(0);
  expect(missing).toEqual([]);
});

test("files stay short", () => {
  const long = files.flatMap((file) => {
    if (!/\.(ts|tsx|js|mjs|css)$/.test(file)) return [];
    const lines = textOf(file).split("\n").length - 1;
    const most = isTest(file) ? LONGEST_TEST : LONGEST;
    return lines > most && !LONGER[file] ? [`${file}: ${lines} lines, at most ${most}`] : [];
  });
  expect(long).toEqual([]);
});

test("every exception is still needed", () => {
  const gone = Object.keys(LONGER).filter(
    (file) => !files.includes(file) || textOf(file).split("\n").length - 1 <= LONGEST,
  );
  expect(gone).toEqual([]);
});

test("every way to import is seen", () => {
  const text = `
    import type { A } from "../a.ts";
    import { type B } from "../b.ts";
    import "../c.ts";
    import d from "../d.json" with { type: "json" };
    export * from "../e.ts";
    export type { F } from "../f.ts";
    export const g = () => import("../g.ts");
    export const h = (name: string) => import(name);
    export type I = import("../i.ts").I;`;
  const seen = importsOf("server/queue/x.ts", text).map(
    ({ path, type }) => `${path}${type ? " as type" : ""}`,
  );
  expect(seen.sort()).toEqual([
    "null",
    "server/a.ts as type",
    "server/b.ts",
    "server/c.ts",
    "server/d.json",
    "server/e.ts",
    "server/f.ts as type",
    "server/g.ts",
    "server/i.ts as type",
  ]);
});

/* ---------------------------------------------------------------- reading the code */

interface Import {
  file: string;
  /** As written; "" where it is not a literal. */
  name: string;
  /** From the root of the repository, for files of ours. */
  path: string | null;
  /** `import type` or `export type`: nothing of it is left when it runs. */
  type: boolean;
}

interface ServerImport extends Import {
  from: string;
  to: string;
}

/** Static imports, `export … from`, `import()`, and `import("…")` in types. */
function importsOf(file: string, text = textOf(file)): Import[] {
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: Import[] = [];
  const add = (name: string, type: boolean) => {
    const path = name.startsWith(".") ? relative(root, join(root, dirname(file), name)) : null;
    found.push({ file, name, path, type });
  };
  // `import { type A }` leaves `import {}` behind, which still loads the file: only `import type` counts as a type.
  const isType = (start: number) => /^(import|export)\s+type\b/.test(text.slice(start, start + 20));
  for (const { moduleRequest, start } of module.staticImports) add(moduleRequest.value, isType(start));
  for (const { entries, start } of module.staticExports) {
    const names = new Set(entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []));
    for (const name of names) add(name, isType(start));
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const written = text.slice(moduleRequest.start, moduleRequest.end);
    add(/^(["'`])([^"'`$]+)\1$/.exec(written)?.[2] ?? "", false);
  }
  for (const [, name] of text.matchAll(/(?:typeof |: |<|= )import\("([^"]+)"\)/g)) add(name ?? "", true);
  return found;
}

/** Imports of the server's files that stay in server/ or go to contract/. */
function serverImports(): ServerImport[] {
  return imports.flatMap((one) => {
    if (!one.file.startsWith("server/") || one.file === "server/architecture.test.ts" || !one.path) return [];
    const from = folderOf(one.file);
    return from === "test" ? [] : [{ ...one, from, to: folderOf(one.path) }];
  });
}

/** server/queue/place.ts → queue; a file right in server/ → app; contract/queue.ts → contract. */
function folderOf(path: string): string {
  const [top = "", folder = "", below] = path.split("/");
  if (top !== "server") return top;
  return below === undefined ? "app" : folder;
}

/** 0 is the top; what the table does not know may be imported by nobody, and import nothing. */
function lineOf(folder: string): number {
  if (folder === "app") return -1;
  return ORDER.findIndex((line) => line.includes(folder));
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$|\/test-[^/]+\.ts$|\/contract-tests\.ts$|^server\/test\//.test(file);
}

function isAllowedInTests(file: string, to: string): boolean {
  const beside = Object.entries(TESTS_ALSO).find(([folder]) => file.startsWith(`server/${folder}/`));
  return to === "test" || Boolean(beside?.[1].includes(to));
}

function filesUnder(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.name === "node_modules") return [];
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function textOf(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function say({ file, name }: Import): string {
  return `${file} imports ${name}`;
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";

let clone: string;

/** A clone in small: an npm that only writes down that it ran, a builder that copies. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "escolta-ready-"));
  write("package.json", `{ "type": "module" }`);
  mkdirSync(join(clone, "bin"));
  cpSync(join(import.meta.dirname, "ready.js"), join(clone, "bin/ready.js"));
  lock({ "node_modules/pg": { version: "1.0.0" }, "node_modules/tool": { version: "1.0.0", dev: true } });
  write("web/index.html", "one");
  mkdirSync(join(clone, "contract"));
  write(
    "npm.js",
    `import * as fs from "node:fs";
     fs.appendFileSync("npm.ran", process.argv.slice(2).join(" ") + "\\n");
     await new Promise((done) => setTimeout(done, 300));
     fs.rmSync("node_modules", { recursive: true, force: true });
     fs.cpSync("prepared", "node_modules", { recursive: true, verbatimSymlinks: true });
     fs.cpSync("package-lock.json", "node_modules/.package-lock.json");`,
  );
  write(
    "prepared/vite/bin/vite.js",
    `import * as fs from "node:fs";
     if (fs.readFileSync("web/index.html", "utf8") === "broken") process.exit(1);
     fs.cpSync("web", process.argv[process.argv.indexOf("--outDir") + 1], { recursive: true });`,
  );
  mkdirSync(join(clone, "prepared/.bin"), { recursive: true });
  symlinkSync(process.execPath, join(clone, "prepared/.bin/node"));
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

function write(file: string, content: string): void {
  mkdirSync(dirname(join(clone, file)), { recursive: true });
  writeFileSync(join(clone, file), content);
}

function read(file: string): string {
  return existsSync(join(clone, file)) ? readFileSync(join(clone, file), "utf8") : "";
}

function lock(packages: Record<string, { version: string; dev?: boolean }>): void {
  write("package-lock.json", JSON.stringify({ packages: { "": {}, ...packages } }));
}

async function ready(env: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ["bin/ready.js"], {
    cwd: clone,
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: "postgres://elsewhere",
      npm_execpath: join(clone, "npm.js"),
      ...env,
    },
    stdio: ["ignore", "inherit", "pipe"],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { code: Number(code), said };
}

test("installs and builds a fresh clone, then has nothing to do and says nothing", async () => {
  expect((await ready()).code).toBe(0);
  expect(read("npm.ran")).toBe("ci --include=dev --include=optional\n");
  expect(read("dist/web/index.html")).toBe("one");
  expect(await ready()).toEqual({ code: 0, said: "" });
  expect(read("npm.ran").split("\n")).toHaveLength(2);
});

test("installs again when a version in the lockfile changed, and builds when a source's content did", async () => {
  await ready();
  lock({ "node_modules/pg": { version: "1.0.1" }, "node_modules/tool": { version: "1.0.0", dev: true } });
  write("web/index.html", "two");
  expect((await ready()).code).toBe(0);
  expect(read("npm.ran").split("\n")).toHaveLength(3);
  expect(read("dist/web/index.html")).toBe("two");
});

test("a build that fails keeps the last good one, and keeps nobody from a backup", async () => {
  await ready();
  write("web/index.html", "broken");
  expect((await ready()).code).toBe(1);
  expect(read("dist/web/index.html")).toBe("one");
  expect((await ready({ npm_lifecycle_event: "prebackup" })).code).toBe(0);
});

test("two at once install once", async () => {
  const both = await Promise.all([ready(), ready()]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(read("npm.ran").split("\n")).toHaveLength(2);
});

test("a lock left by a killed script is taken over", async () => {
  write("dist/ready.lock/pid", "999999999");
  expect((await ready()).code).toBe(0);
  expect(existsSync(join(clone, "dist/ready.lock"))).toBe(false);
});

test("repairs nothing in an operator's install: NODE_ENV=production, or no dev packages and the app built", async () => {
  write(
    "node_modules/.package-lock.json",
    JSON.stringify({ packages: { "node_modules/pg": { version: "0.9.0" } } }),
  );
  write("dist/web/index.html", "shipped");
  cpSync(join(clone, "prepared"), join(clone, "node_modules"), { recursive: true, verbatimSymlinks: true });
  expect(await ready()).toEqual({ code: 0, said: "" });
  rmSync(join(clone, "dist"), { recursive: true });
  expect(await ready({ NODE_ENV: "production" })).toEqual({ code: 0, said: "" });
  expect(read("npm.ran")).toBe("");
});

test("says what npm left out without a word", async () => {
  rmSync(join(clone, "prepared/.bin"), { recursive: true });
  rmSync(join(clone, "web"), { recursive: true });
  const runtime = await ready();
  expect(runtime).toMatchObject({ code: 1, said: expect.stringContaining("npm ci --include=optional") });

  mkdirSync(join(clone, "node_modules/.bin"), { recursive: true });
  symlinkSync(process.execPath, join(clone, "node_modules/.bin/node"));
  const database = await ready({ DATABASE_URL: "" });
  expect(database).toMatchObject({ code: 1, said: expect.stringContaining("DATABASE_URL") });
});

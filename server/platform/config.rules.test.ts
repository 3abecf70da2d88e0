import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { keyFrom, readConfig } from "./config.ts";

const folder = mkdtempSync(join(tmpdir(), "escolta-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

const key = Buffer.alloc(32, 7);

test("with nothing set, it is a desk for this machine alone", () => {
  expect(readConfig({}, folder, true)).toEqual({
    port: 4700,
    host: "127.0.0.1",
    loopback: true,
    data: join(folder, "data"),
    databaseUrl: null,
    role: "all",
    key: null,
    oldKeys: [],
    publicUrl: null,
    localUrl: "http://localhost:4700",
    logLevel: "info",
    logFormat: "pretty",
    trustProxy: false,
    bodyLimit: 10_000_000,
    warnings: [],
  });
  expect(readConfig({}, folder, false).logFormat).toBe("json");
});

test("reads .env under the environment, and takes an empty value for none", () => {
  const cwd = mkdtempSync(join(folder, "env-"));
  writeFileSync(join(cwd, ".env"), 'PORT=5000\nHOST="0.0.0.0" # all\nLOG_LEVEL=debug\n');
  const config = readConfig({ PORT: "6000", LOG_LEVEL: "", ESCOLTA_DATA: "/srv/escolta" }, cwd);
  expect(config).toMatchObject({
    port: 6000,
    host: "0.0.0.0",
    loopback: false,
    logLevel: "debug",
    data: "/srv/escolta",
  });
});

test("collects every mistake, says what to write, and repeats no secret", () => {
  const env = {
    PORT: "70000",
    ESCOLTA_ROLE: "master",
    ESCOLTA_KEY: "hunter2",
    DATABASE_URL: "mysql://root:hunter2@db/desk",
    PUBLIC_URL: "care.example.org",
    ESCOLTA_TRUST_PROXY: "perhaps",
    ESCOLTA_BODY_LIMIT: "much",
    ESCOLTA_OLD_KEYS: "hunter2",
  };
  let said = "";
  try {
    readConfig(env, folder);
  } catch (error) {
    expect(error).toMatchObject({ name: "StartError", code: "CONFIG_INVALID" });
    said = String(error);
  }
  for (const name of Object.keys(env)) expect(said).toContain(`\n  ${name}: `);
  expect(said).toContain('PORT: "70000" is not a port. Write a number from 0');
  expect(said).toContain('ESCOLTA_ROLE: "master" is not known. Write one of all, web, worker.');
  expect(said).not.toContain("hunter2");
});

test("several nodes need one database, and are told to share the key", () => {
  expect(() => readConfig({ ESCOLTA_ROLE: "worker" }, folder)).toThrow(/DATABASE_URL/);
  const nodes = { ESCOLTA_ROLE: "worker", DATABASE_URL: "postgresql://db/escolta" };
  expect(readConfig(nodes, folder).warnings).toEqual([expect.stringContaining("ESCOLTA_KEY")]);
  expect(readConfig({ ...nodes, ESCOLTA_KEY: key.toString("base64") }, folder).warnings).toEqual([]);
});

test("warns of an ESCOLTA_ variable it does not know, and of no other", () => {
  const { warnings } = readConfig({ ESCOLTA_DATE: "x", PATH: "/bin", PORTS: "1" }, folder);
  expect(warnings).toEqual([expect.stringMatching(/^ESCOLTA_DATE .*ESCOLTA_DATA/)]);
});

test.each([
  ["10MB", 10_000_000],
  ["1 MiB", 1_048_576],
  ["500kB", 500_000],
  ["2048", 2048],
  ["1.5mb", 1_500_000],
])("a size of %s is %i bytes", (text, bytes) => {
  expect(readConfig({ ESCOLTA_BODY_LIMIT: text }, folder).bodyLimit).toBe(bytes);
});

test("a public address keeps no slash at its end", () => {
  expect(readConfig({ PUBLIC_URL: "https://care.example.org/" }, folder).publicUrl).toBe(
    "https://care.example.org",
  );
  expect(readConfig({ HOST: "::", PORT: "80" }, folder).localUrl).toBe("http://localhost:80");
  expect(readConfig({ HOST: "fd00::1" }, folder).localUrl).toBe("http://[fd00::1]:4700");
  expect(() => readConfig({ PUBLIC_URL: "https://example.org/care" }, folder)).toThrow(/without a path/);
});

test("every key of 32 bytes reads back from base64, base64url and hex", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const buffer = Buffer.from(bytes);
      for (const form of ["base64", "base64url", "hex"] as const)
        expect(keyFrom(buffer.toString(form))).toEqual(buffer);
    }),
  );
  expect(keyFrom(Buffer.alloc(31).toString("base64"))).toBeNull();
  expect(keyFrom(Buffer.alloc(33).toString("base64"))).toBeNull();
});

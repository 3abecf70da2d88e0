/** Whatever a network's connector may say while connecting, and every field it asks for, has its words. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import connections from "./en/seldom/connections.json" with { type: "json" };

const CHANNELS = new URL("../../server/channels/", import.meta.url);
const networks = readdirSync(CHANNELS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test("there are networks to read", () => expect(networks.length).toBeGreaterThan(3));

test.each(networks)("%s: its checks", (network) => {
  expect(checksOf(network).filter((code) => !(code in connections.check))).toEqual([]);
});

test.each(networks)("%s: its fields and their problems", (network) => {
  const source = read(`${network}/settings.ts`);
  const fields = found(source, /^ {2}(\w+): z\b/gm);
  expect(fields.length).toBeGreaterThan(0);
  const named = Object.keys((connections.field as Record<string, object>)[network] ?? {});
  expect(fields.filter((field) => !named.includes(field))).toEqual([]);
  const codes = found(source, /(?:error: |refine\([^"]*, )"([a-z_]+)"/g);
  expect(codes.filter((code) => !(code in connections.problem))).toEqual([]);
});

test.each(networks)("%s: what to create and what we never do", (network) => {
  const help = (connections.help as Record<string, unknown>)[network];
  expect(Object.keys(help ?? {})).toEqual(["create", "paste", "read", "never"]);
});

test("the advice about a connection's health", () => {
  const codes = found(read("health.ts"), /code: "([a-z_]+)"/g);
  const known = Object.keys(connections.advice).map((key) => key.replace(/_(one|other)$/, ""));
  expect(codes.length).toBeGreaterThan(4);
  expect(codes.filter((code) => !known.includes(code))).toEqual([]);
});

test("why a network refuses", () => {
  const codes = found(
    /export type RefusalCode =([^;]+);/.exec(read("channel.ts"))?.[1] ?? "",
    /"([a-z_]+)"/g,
  );
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.filter((code) => !(code in connections.why))).toEqual([]);
});

/** Checks are written as `{ code: "…", ok …` or made by `checkOf("…")`. */
function checksOf(network: string): string[] {
  const files = readdirSync(new URL(`${network}/`, CHANNELS)).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
  );
  return files.flatMap((file) =>
    found(read(`${network}/${file}`), /(?:code: |checkOf\()"([a-z_]+)",(?: ok|[^}]*\))/g),
  );
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, word]) => word ?? []);
}

function read(path: string): string {
  return readFileSync(new URL(path, CHANNELS), "utf8");
}

import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { openSecrets } from "./secrets.ts";

const scratch = mkdtempSync(join(tmpdir(), "escolta-secrets-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const owner = { workspaceId: "w1", purpose: "connection:1" };
const folder = () => mkdtempSync(join(scratch, "data-"));

test("opens what it sealed, and shows nothing of it", () => {
  const secrets = openSecrets({ data: folder(), key: one, oldKeys: [] });
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), fc.string(), (plain, workspaceId, purpose) => {
      const sealed = secrets.seal(plain, { workspaceId, purpose });
      expect(JSON.stringify(secrets.open(sealed, { workspaceId, purpose }))).toBe(JSON.stringify(plain));
    }),
  );
  const again = [secrets.seal({ password: "hunter2" }, owner), secrets.seal({ password: "hunter2" }, owner)];
  expect(again[0]).not.toEqual(again[1]);
  expect(again[0]?.toString("latin1")).not.toContain("hunter2");
});

test("does not open for another workspace or purpose, nor when any bit changed", () => {
  const secrets = openSecrets({ data: folder(), key: one, oldKeys: [] });
  const sealed = secrets.seal("token", owner);
  const code = { code: "SECRET_DAMAGED" };
  expect(() => secrets.open(sealed, { ...owner, workspaceId: "w2" })).toThrow(expect.objectContaining(code));
  expect(() => secrets.open(sealed, { ...owner, purpose: "connection:2" })).toThrow(
    expect.objectContaining(code),
  );
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(sealed);
      changed[at] = changed[at]! ^ change;
      expect(() => secrets.open(changed, owner)).toThrow();
    }),
  );
  expect(() => secrets.open(Buffer.alloc(5), owner)).toThrow(expect.objectContaining(code));
});

test("another key is told apart from damage, and an old key still opens after a change", () => {
  const sealed = openSecrets({ data: folder(), key: one, oldKeys: [] }).seal("token", owner);
  const data = folder();
  expect(() => openSecrets({ data, key: two, oldKeys: [] }).open(sealed, owner)).toThrow(
    expect.objectContaining({ code: "WRONG_KEY", message: expect.stringContaining("ESCOLTA_OLD_KEYS") }),
  );
  const changed = openSecrets({ data, key: two, oldKeys: [one] });
  expect(changed.open(sealed, owner)).toBe("token");
  expect(openSecrets({ data, key: two, oldKeys: [] }).open(changed.seal("new", owner), owner)).toBe("new");
});

test("makes its key once, for its owner alone, and goes on opening with it when ESCOLTA_KEY comes", () => {
  const data = join(folder(), "not", "there", "yet");
  const sealed = openSecrets({ data, key: null, oldKeys: [] }).seal("token", owner);
  expect(statSync(join(data, "escolta.key")).mode & 0o777).toBe(0o600);
  expect(openSecrets({ data, key: null, oldKeys: [] }).open(sealed, owner)).toBe("token");
  expect(openSecrets({ data, key: one, oldKeys: [] }).open(sealed, owner)).toBe("token");
});

test("says that the key's file holds no key, and makes no new one over it", () => {
  const data = folder();
  writeFileSync(join(data, "escolta.key"), "");
  expect(() => openSecrets({ data, key: null, oldKeys: [] })).toThrow(
    expect.objectContaining({ code: "KEY_UNREADABLE" }),
  );
});

import { createHmac } from "node:crypto";
import { getMigrations } from "better-auth/db/migration";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../test/database.ts";
import { cookiesOf, createPerson, createTestIdentity, type TestMember } from "../test/people.ts";
import type { Identity } from "./identity.ts";

const base = testDatabase();
let identity: Identity;
let person: TestMember;

beforeAll(async () => {
  identity = createTestIdentity(base);
  person = await createPerson(identity, base.db, "Eva Garriga");
});
afterAll(() => identity.close());

const DESK = "http://localhost:4700";

/** As a browser asks; each test from an address of its own, as tries are counted by address. */
function ask(
  path: string,
  body: unknown,
  options: { headers?: Headers; origin?: string; from?: string } = {},
) {
  const headers = new Headers(options.headers);
  headers.set("content-type", "application/json");
  headers.set("origin", options.origin ?? DESK);
  headers.set("host", "localhost:4700");
  const request = new Request(`${DESK}/api/auth${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return identity.handle(request, options.from ?? "192.0.2.1");
}

const signIn = (password: string, options: Parameters<typeof ask>[2] = {}) =>
  ask("/sign-in/email", { email: person.email, password }, options);

describe("better-auth in the schema auth", () => {
  it("finds every table and column that it wants", async () => {
    const { toBeCreated, toBeAdded, toBeAddedIndexes } = await getMigrations(identity.auth.options);
    expect({ toBeCreated, toBeAdded, toBeAddedIndexes }).toEqual({
      toBeCreated: [],
      toBeAdded: [],
      toBeAddedIndexes: [],
    });
  });

  it("lets in with the right password only", async () => {
    expect((await signIn("not this one")).status).toBe(401);
    const response = await signIn(person.password);
    expect(response.status).toBe(200);
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith("escolta.session_token="));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const session = await identity.sessionFor(new Headers({ cookie: cookiesOf(response.headers) }));
    expect(session).toEqual({
      personId: person.personId,
      name: "Eva Garriga",
      email: person.email,
      twoFactor: false,
    });
  });

  it("makes no account for whoever asks", async () => {
    const response = await ask("/sign-up/email", {
      name: "Anybody",
      email: "anybody@example.com",
      password: person.password,
    });
    expect(response.status).toBe(400);
    const { rows } = await sql`select 1 from auth."user" where email = 'anybody@example.com'`.execute(
      base.db,
    );
    expect(rows).toEqual([]);
  });

  it("refuses another site, and takes both names of this machine", async () => {
    for (const origin of ["https://evil.example", "http://localhost:3000", "null"])
      expect((await signIn(person.password, { origin, headers: person.headers })).status).toBe(403);
    const headers = new Headers({ "content-type": "application/json", origin: "http://127.0.0.1:4700" });
    const request = new Request("http://127.0.0.1:4700/api/auth/sign-in/email", {
      method: "POST",
      headers,
      body: JSON.stringify({ email: person.email, password: person.password }),
    });
    expect((await identity.handle(request, "192.0.2.2")).status).toBe(200);
  });

  it("ends a session at once when it is revoked", async () => {
    const other = await createPerson(identity, base.db);
    expect(await identity.sessionFor(other.headers)).not.toBeNull();
    expect((await ask("/revoke-sessions", {}, { headers: other.headers })).status).toBe(200);
    expect(await identity.sessionFor(other.headers)).toBeNull();
  });

  it("does not believe a cookie that it has not signed", async () => {
    const cookie = `${person.headers.get("cookie")}`.replace(/..$/, "");
    expect(await identity.sessionFor(new Headers({ cookie }))).toBeNull();
  });

  it("stops guessing by address, in the database, whatever address the caller claims", async () => {
    const claim = (n: number) =>
      new Headers({ "escolta-address": `203.0.113.${n}`, "x-forwarded-for": `203.0.113.${n}` });
    const statuses: number[] = [];
    for (let n = 0; n < 22; n++)
      statuses.push((await signIn("wrong password", { from: "192.0.2.77", headers: claim(n) })).status);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(statuses.slice(20)).toEqual([429, 429]);
    const node2 = createTestIdentity(base);
    const first = identity;
    identity = node2;
    expect((await signIn(person.password, { from: "192.0.2.77" })).status).toBe(429);
    expect((await signIn(person.password, { from: "192.0.2.78" })).status).toBe(200);
    identity = first;
    await node2.close();
  }, 60_000);
});

describe("the second factor", () => {
  it("is asked for after it was turned on and proved, and backup codes work once", async () => {
    const someone = await createPerson(identity, base.db);
    const { headers, email, password } = someone;
    const enabled = await ask("/two-factor/enable", { password }, { headers, from: "192.0.2.10" });
    const { totpURI, backupCodes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] };
    expect(totpURI).toMatch(/^otpauth:\/\/totp\/Escolta/);

    // Not proved yet: a password still is enough.
    const before = await ask("/sign-in/email", { email, password }, { from: "192.0.2.11" });
    expect(await before.json()).not.toHaveProperty("twoFactorRedirect");

    const proved = await ask(
      "/two-factor/verify-totp",
      { code: codeOf(totpURI) },
      { headers, from: "192.0.2.12" },
    );
    expect(proved.status).toBe(200);
    const session = await identity.sessionFor(new Headers({ cookie: cookiesOf(proved.headers) }));
    expect(session?.twoFactor).toBe(true);

    const half = await ask("/sign-in/email", { email, password }, { from: "192.0.2.13" });
    expect(await half.json()).toMatchObject({ twoFactorRedirect: true });
    const halfway = new Headers({ cookie: cookiesOf(half.headers) });
    expect(await identity.sessionFor(halfway)).toBeNull();

    const wrong = await ask(
      "/two-factor/verify-totp",
      { code: "000000" },
      { headers: halfway, from: "192.0.2.14" },
    );
    expect(wrong.status).toBe(401);
    const right = await ask(
      "/two-factor/verify-totp",
      { code: codeOf(totpURI) },
      { headers: halfway, from: "192.0.2.15" },
    );
    expect(right.status).toBe(200);
    expect(await identity.sessionFor(new Headers({ cookie: cookiesOf(right.headers) }))).not.toBeNull();

    const spend = async (from: string) => {
      const again = await ask("/sign-in/email", { email, password }, { from });
      const cookie = new Headers({ cookie: cookiesOf(again.headers) });
      return (
        await ask("/two-factor/verify-backup-code", { code: backupCodes[0] }, { headers: cookie, from })
      ).status;
    };
    expect(await spend("192.0.2.16")).toBe(200);
    expect(await spend("192.0.2.17")).toBe(401);
  });
});

/** RFC 6238 with the usual 30 seconds, six digits, SHA-1. */
function codeOf(uri: string): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const bits = [...secret].map((sign) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"),
  );
  const key = Buffer.from(
    bits
      .join("")
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
  );
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const at = hash[19]! & 0xf;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Workspaces and people for tests, made without set-up; each person comes with a real session cookie. */
import { createHmac } from "node:crypto";
import type { Language, Role } from "../../contract/words.ts";
import { writeAccount } from "../identity/accounts.ts";
import { createIdentity, type Identity, type RequestContext } from "../identity/index.ts";
import { type Clock, systemClock } from "../platform/clock.ts";
import type { Database } from "../platform/db/connect.ts";
import { newId } from "../platform/ids.ts";
import { createLog } from "../platform/log.ts";

/** 32 characters and more, the same for all tests: a cookie made with one identity is good for another. */
const SECRET = "only for tests, and never anywhere else";

export function createTestIdentity(
  { db, url }: { db: Database; url: string },
  clock: Clock = systemClock,
): Identity {
  const log = createLog({ level: "silent", format: "json" });
  return createIdentity({ db, url, clock, log, secret: SECRET, publicUrl: null, connections: 2 });
}

export interface TestWorkspace {
  name?: string;
  kind?: "brand" | "practice";
  languages?: Language[];
  country?: string;
  timeZone?: string;
}

/** A workspace that is open day and night, without holidays. Answers its id. */
export async function createWorkspace(db: Database, given: TestWorkspace = {}): Promise<string> {
  const id = newId();
  const created_at = Temporal.Now.instant();
  const timeZone = given.timeZone ?? "Europe/Andorra";
  await db
    .insertInto("workspaces")
    .values({
      workspace_id: id,
      name: given.name ?? "Vinyes del Roc",
      kind: given.kind ?? "brand",
      languages: given.languages ?? ["ca", "es", "fr", "en"],
      country: given.country ?? "AD",
      time_zone: timeZone,
      created_at,
    })
    .execute();
  const day = [{ from: "00:00", to: "24:00" }];
  const schedule = {
    timeZone,
    week: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day },
    holidays: { country: null, region: null, off: [] },
    exceptions: [],
  };
  await db.insertInto("schedules").values({ workspace_id: id, version: 1, schedule, created_at }).execute();
  return id;
}

export interface TestMember {
  personId: string;
  email: string;
  password: string;
  /** The session's cookie and the workspace: whatever asks with these is this member. */
  headers: Headers;
}

export const PASSWORD = "correct horse battery";

export async function createMember(
  identity: Identity,
  db: Database,
  workspaceId: string,
  role: Role,
  given: { name?: string; initials?: string; languages?: string[] } = {},
): Promise<TestMember> {
  const person = await createPerson(identity, db, given.name ?? `The ${role}`);
  await db
    .insertInto("members")
    .values({
      workspace_id: workspaceId,
      person_id: person.personId,
      role,
      name: given.name ?? `The ${role}`,
      initials: given.initials ?? role.slice(0, 2).toUpperCase(),
      languages: given.languages ?? [],
      joined_at: Temporal.Now.instant(),
    })
    .execute();
  identity.membersChanged();
  person.headers.set("escolta-workspace", workspaceId);
  return person;
}

/** Somebody with an account and a session who is in no team. */
export async function createPerson(
  identity: Identity,
  db: Database,
  name = "Nobody yet",
): Promise<TestMember> {
  const { internalAdapter, password, secret, authCookies } = await identity.auth.$context;
  passwordHash ??= password.hash(PASSWORD);
  const account = { name, email: `${newId()}@example.com`, passwordHash: await passwordHash };
  const now = Temporal.Now.instant();
  const personId = await db.transaction().execute((tx) => writeAccount(tx, account, now));
  if (personId === null) throw new Error("two people with one new id");
  // As signing in would end, without the time that a password costs.
  const { token } = await internalAdapter.createSession(personId);
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  const cookie = `${authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${signature}`)}`;
  return { personId, email: account.email, password: PASSWORD, headers: new Headers({ cookie }) };
}

let passwordHash: Promise<string> | undefined;

/** What a handler is called with: `call(router.queue.list, input, { context: requestContext(identity, member.headers) })`. */
export function requestContext(identity: Identity, headers: Headers): RequestContext {
  return { identity, headers, responseHeaders: new Headers(), address: "127.0.0.1" };
}

/** What a browser would send back. */
export function cookiesOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

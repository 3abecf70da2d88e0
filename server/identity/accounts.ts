/**
 * Accounts are written by us, in the transaction that gives them a workspace: neither stays without the other. The
 * rows are better-auth's; that it signs them in is tested.
 */
import { sql } from "kysely";
import type { Database, Tx } from "../platform/db/connect.ts";
import { newId } from "../platform/ids.ts";
import { withAuth } from "./auth-tables.ts";
import type { Identity } from "./identity.ts";

export interface NewAccount {
  name: string;
  email: string;
  password: string;
}

/** Hashed before the transaction begins: it takes about 90 ms. */
export interface ReadyAccount {
  name: string;
  email: string;
  passwordHash: string;
}

export async function readyAccount(identity: Identity, account: NewAccount): Promise<ReadyAccount> {
  const { password } = await identity.auth.$context;
  return {
    name: account.name.trim(),
    email: account.email.toLowerCase(),
    passwordHash: await password.hash(account.password),
  };
}

/** The new person's id; null: that address has an account already. */
export async function writeAccount(
  tx: Tx,
  account: ReadyAccount,
  at: Temporal.Instant,
): Promise<string | null> {
  const id = newId();
  const db = withAuth(tx);
  const stamps = { createdAt: at, updatedAt: at };
  const written = await db
    .insertInto("auth.user")
    .values({ id, name: account.name, email: account.email, emailVerified: false, ...stamps })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!written) return null;
  await db
    .insertInto("auth.account")
    .values({
      id: newId(),
      accountId: id,
      providerId: "credential",
      userId: id,
      password: account.passwordHash,
      ...stamps,
    })
    .execute();
  return id;
}

export async function emailsOf(db: Database | Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await withAuth(db)
    .selectFrom("auth.user")
    .select(["id", "email"])
    .where("id", "=", sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.email]));
}

/** Signs the person out everywhere. */
export async function endSessions(tx: Tx, personId: string): Promise<void> {
  await withAuth(tx).deleteFrom("auth.session").where("userId", "=", personId).execute();
}

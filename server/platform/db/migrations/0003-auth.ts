import { type Kysely, sql } from "kysely";

/**
 * better-auth's own tables, in a schema of their own: the frozen output of its `compileMigrations()` (1.7.25 with
 * twoFactor and passkey). `server/identity/auth.test.ts` fails when a newer better-auth wants more than this; what it
 * then wants goes into a further migration. Its column names are camelCase: quote them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const id = `"id" uuid default pg_catalog.gen_random_uuid() not null primary key`;
const userId = `"userId" uuid not null references auth."user" ("id") on delete cascade`;

const statements = [
  `create schema if not exists auth`,
  `create table auth."user" (
     ${id},
     "name" text not null,
     "email" text not null unique,
     "emailVerified" boolean not null,
     "image" text,
     "createdAt" timestamptz default current_timestamp not null,
     "updatedAt" timestamptz default current_timestamp not null,
     "twoFactorEnabled" boolean
   )`,
  `create table auth."session" (
     ${id},
     "expiresAt" timestamptz not null,
     "token" text not null unique,
     "createdAt" timestamptz default current_timestamp not null,
     "updatedAt" timestamptz not null,
     "ipAddress" text,
     "userAgent" text,
     ${userId}
   )`,
  `create table auth."account" (
     ${id},
     "accountId" text not null,
     "providerId" text not null,
     ${userId},
     "accessToken" text,
     "refreshToken" text,
     "idToken" text,
     "accessTokenExpiresAt" timestamptz,
     "refreshTokenExpiresAt" timestamptz,
     "scope" text,
     "password" text,
     "createdAt" timestamptz default current_timestamp not null,
     "updatedAt" timestamptz not null
   )`,
  `create table auth."verification" (
     ${id},
     "identifier" text not null,
     "value" text not null,
     "expiresAt" timestamptz not null,
     "createdAt" timestamptz default current_timestamp not null,
     "updatedAt" timestamptz default current_timestamp not null
   )`,
  `create table auth."twoFactor" (
     ${id},
     "secret" text not null,
     "backupCodes" text not null,
     ${userId},
     "verified" boolean,
     "failedVerificationCount" integer,
     "lockedUntil" timestamptz
   )`,
  `create table auth."passkey" (
     ${id},
     "name" text,
     "publicKey" text not null,
     ${userId},
     "credentialID" text not null,
     "counter" integer not null,
     "deviceType" text not null,
     "backedUp" boolean not null,
     "transports" text,
     "createdAt" timestamptz,
     "aaguid" text
   )`,
  `create table auth."rateLimit" (
     ${id},
     "key" text not null unique,
     "count" integer not null,
     "lastRequest" bigint not null
   )`,
  `create index "session_userId_idx" on auth."session" ("userId")`,
  `create index "account_userId_idx" on auth."account" ("userId")`,
  `create index "verification_identifier_idx" on auth."verification" ("identifier")`,
  `create index "twoFactor_secret_idx" on auth."twoFactor" ("secret")`,
  `create index "twoFactor_userId_idx" on auth."twoFactor" ("userId")`,
  `create index "passkey_userId_idx" on auth."passkey" ("userId")`,
  `create index "passkey_credentialID_idx" on auth."passkey" ("credentialID")`,
];

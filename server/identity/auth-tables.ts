import type { Kysely } from "kysely";
import type { Database, Tx } from "../platform/db/connect.ts";
import type { DB } from "../platform/db/types.ts";

/** The part of better-auth's tables that is read or written here, beside the desk's own. */
type AuthTables = {
  "auth.user": {
    id: string;
    name: string;
    email: string;
    emailVerified: boolean;
    createdAt: Temporal.Instant;
    updatedAt: Temporal.Instant;
  };
  "auth.account": {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string | null;
    createdAt: Temporal.Instant;
    updatedAt: Temporal.Instant;
  };
  "auth.session": { id: string; userId: string; token: string };
};

export function withAuth(db: Database | Tx) {
  return (db as Kysely<DB>).withTables<AuthTables>();
}

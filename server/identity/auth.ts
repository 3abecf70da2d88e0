/**
 * Passwords, sessions, second factors and passkeys are better-auth's, in the schema `auth`, which migration 0003 makes.
 * Workspaces and roles are ours.
 */
import { passkey } from "@better-auth/passkey";
import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import pg from "pg";
import type { Log } from "../platform/log.ts";

export interface AuthConfig {
  /** The database's connection string. */
  url: string;
  /** Signs cookies and encrypts second factors: 32 random bytes or more. Another one signs everybody out. */
  secret: string;
  /** What people type, for instance "https://desk.example.com"; null: whatever address they opened. */
  publicUrl: string | null;
  log: Log;
  connections?: number;
}

export type Auth = ReturnType<typeof betterAuthOn>;

/** The header in which better-auth finds who calls; `Identity.handle` writes it over whatever the caller sent. */
export const ADDRESS_HEADER = "escolta-address";

const PASSWORD = { min: 10, max: 200 };

export function createAuth(config: AuthConfig): { auth: Auth; close(): Promise<void> } {
  const pool = new pg.Pool({
    connectionString: config.url,
    max: config.connections ?? 4,
    options: "-c search_path=auth",
  });
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
  });
  return { auth: betterAuthOn(pool, config), close: () => pool.end() };
}

function betterAuthOn(pool: pg.Pool, { secret, publicUrl, log }: AuthConfig) {
  return betterAuth({
    appName: "Escolta",
    database: pool,
    secret,
    ...(publicUrl === null ? {} : { baseURL: publicUrl }),
    // Exactly the address that was opened. A pattern such as localhost:* would trust every other program on the machine.
    trustedOrigins: (request) => (publicUrl === null && request ? ownOrigins(request) : []),
    // Accounts come from set-up and from invitations alone.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD.min,
      maxPasswordLength: PASSWORD.max,
    },
    session: { expiresIn: 14 * DAY, updateAge: DAY },
    plugins: [twoFactor({ issuer: "Escolta" }), passkey({ rpName: "Escolta" })],
    telemetry: { enabled: false },
    logger: { level: "error", log: (level, message) => log[level]({ from: "better-auth" }, message) },
    // Counted in the database, so that several nodes count together. A whole office may sit behind one address.
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 10,
      max: 100,
      customRules: {
        "/sign-in/*": { window: 60, max: 20 },
        "/change-password": { window: 60, max: 5 },
      },
    },
    advanced: {
      cookiePrefix: "escolta",
      useSecureCookies: publicUrl?.startsWith("https:") ?? false,
      database: { generateId: "uuid", joins: true },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Said outright: under a test runner better-auth would otherwise leave it out.
      disableCSRFCheck: false,
      disableOriginCheck: false,
    },
  });
}

const DAY = 24 * 60 * 60;

/** Both schemes: a proxy that ends TLS passes plain http on. */
function ownOrigins(request: Request): string[] {
  const host = request.headers.get("host") ?? new URL(request.url).host;
  return [`http://${host}`, `https://${host}`];
}

/** How a database of the embedded server is reached: by its Unix socket, as its only role, without a password. */
import { join } from "node:path";
import { Client } from "pg";

/** The role that owns everything in the embedded server. */
export const ROLE = "escolta";
const PORT = "5432"; // only a part of the socket's name

export function socketFile(sockets: string): string {
  return join(sockets, `.s.PGSQL.${PORT}`);
}

export function connectionString(sockets: string, database: string): string {
  return `postgres://${ROLE}@/${encodeURIComponent(database)}?host=${encodeURIComponent(sockets)}&port=${PORT}`;
}

/** A connected client. Its later errors are silent: whoever needs them listens to "end". */
export async function connectTo(sockets: string, database: string, name = "escolta"): Promise<Client> {
  const client = new Client({
    connectionString: connectionString(sockets, database),
    application_name: name,
    ssl: false,
    connectionTimeoutMillis: 10_000,
  });
  client.on("error", () => {});
  await client.connect();
  return client;
}

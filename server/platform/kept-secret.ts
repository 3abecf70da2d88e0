import { randomBytes } from "node:crypto";
import type { Platform } from "./platform.ts";

/** Belongs to no workspace. */
const DESK = "00000000-0000-0000-0000-000000000000";

/**
 * A secret of the desk itself, made the first time it is asked for and the same ever after, on every node. It is sealed
 * with the operator's key like all the others, so a change of that key leaves it as it is.
 */
export async function keptSecret(
  { db, secrets }: Pick<Platform, "db" | "secrets">,
  name: string,
): Promise<string> {
  const owner = { workspaceId: DESK, purpose: `kept secret:${name}` };
  const sealed = secrets.seal(randomBytes(32).toString("base64url"), owner);
  await db
    .insertInto("kept_secrets")
    .values({ name, sealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await db
    .selectFrom("kept_secrets")
    .select("sealed")
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return secrets.open(kept.sealed, owner) as string;
}

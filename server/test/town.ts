/** A town of Plaza with nobody in it but the brand, connected to a workspace: what a test brings there is all that happens. */
import { createConnections, createRegistry } from "../channels/index.ts";
import { newId } from "../platform/ids.ts";
import { createPlaza } from "../plaza/index.ts";
import type { TestApp } from "./app.ts";
import { call } from "./client.ts";
import type { TestMember } from "./people.ts";

const brand = { handle: "casarovira", name: "Casa Rovira" };

/** `member` is somebody who may manage the connections of the workspace. */
export async function connectTown(
  { base, platform }: TestApp,
  member: Pick<TestMember, "headers">,
  workspaceId: string,
): Promise<void> {
  const { db, clock, log } = platform;
  const town = await createPlaza({ db, clock, log, fetch: platform.fetch }).foundTown({
    name: brand.name,
    brand,
  });
  const id = newId();
  const secrets = {
    token: town.brandToken,
    keeperKey: town.keeperKey,
    townId: town.townId,
    webhookSecret: "0123456789abcdef".repeat(2),
  };
  await db
    .insertInto("connections")
    .values({
      workspace_id: workspaceId,
      id,
      network: "plaza",
      external_id: town.brandId,
      ...brand,
      settings: JSON.stringify({ address: `${base}/plaza/api` }),
      secrets: createConnections(platform, createRegistry()).sealSecrets(workspaceId, id, secrets),
      created_at: clock.now(),
    })
    .execute();
  // As if its settings had been changed: Plaza is told where to push, and the desk begins to ask.
  const settled = await call(base, member, "PATCH", `/connections/${id}`, { settings: {} });
  if (settled.body.ok !== true) throw new Error(settled.text);
}

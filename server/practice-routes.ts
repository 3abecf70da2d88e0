/** Handlers of `contract.practice`. */
import { brandOf, type Caller, desk, may, notFound, practiceOf } from "./identity/index.ts";
import type { Practice, PracticeDeps, TownSecrets } from "./practice.ts";
import { wayOf } from "./practice-way.ts";

export function practiceRoutes(
  { platform, connections, localUrl }: Pick<PracticeDeps, "platform" | "connections" | "localUrl">,
  practice: Practice,
) {
  const { db } = platform;
  return {
    about: desk.practice.about.use(may("see_queue")).handler(async ({ context: { caller } }) => {
      const brandId = await brandOf(db, caller.workspaceId);
      const network = await db
        .selectFrom("connections")
        .select("id")
        .where("workspace_id", "=", brandId)
        .where("removed_at", "is", null)
        .limit(1)
        .executeTakeFirst();
      return { brandId, practiceId: await practiceOf(db, brandId), connected: network !== undefined };
    }),

    open: desk.practice.open.use(may("manage_connections")).handler(async ({ context: { caller } }) => ({
      practiceId: await practice.open(await brandOf(db, caller.workspaceId), caller.personId),
    })),

    remove: desk.practice.remove.use(may("manage_connections")).handler(async ({ context: { caller } }) => {
      const brandId = await brandOf(db, caller.workspaceId);
      if (!(await practice.remove(brandId, caller.personId))) throw notFound();
      return { brandId };
    }),

    key: desk.practice.key.use(may("practise")).handler(async ({ context: { caller } }) => {
      const connection = await plazaOf(caller);
      const settings = connection?.account.settings as (TownSecrets & { address: string }) | undefined;
      if (!connection || !settings?.keeperKey) throw notFound();
      const own = settings.address.startsWith(localUrl);
      return {
        address: own ? "/plaza/api" : settings.address,
        key: settings.keeperKey,
        brandHandle: connection.account.handle,
      };
    }),

    way: desk.practice.way.use(may("practise")).handler(async ({ input, context: { caller } }) => {
      const connection = await plazaOf(caller);
      if (!connection) throw notFound();
      return { way: await wayOf(db, connection, input.externalId) };
    }),
  };

  /** The workspace's way to Plaza, if it has one. */
  async function plazaOf({ workspaceId }: Caller) {
    const row = await db
      .selectFrom("connections")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("network", "=", "plaza")
      .where("removed_at", "is", null)
      .orderBy("created_at")
      .executeTakeFirst();
    return row ? await connections.open(workspaceId, row.id) : null;
  }
}

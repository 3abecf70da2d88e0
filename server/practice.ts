import { randomBytes } from "node:crypto";
import type { Connections, Registry } from "./channels/index.ts";
import { desk, may, notFound } from "./identity/index.ts";
import { recordFacts } from "./platform/facts/facts.ts";
import { newId } from "./platform/ids.ts";
import { type Platform, write } from "./platform/platform.ts";
import type { PlazaServer } from "./plaza/index.ts";

export interface Practice {
  /** A town of Plaza for this workspace, connected like any other network. */
  foundFor(workspaceId: string, brand: string): Promise<void>;
  /** The desk's own address may have changed since the last start: its Plaza connections follow. */
  moveIn(): Promise<void>;
  routes: ReturnType<typeof practiceRoutes>;
}

interface PracticeDeps {
  platform: Platform;
  plaza: PlazaServer;
  connections: Connections;
  registry: Registry;
  /** Where this machine reaches the desk itself. */
  localUrl: string;
}

const SUBSCRIBE_MS = 10_000;

/** Where the desk and its practice network meet; neither knows the other. */
export function createPractice(deps: PracticeDeps): Practice {
  const { platform, plaza, connections, localUrl } = deps;
  const { db, clock } = platform;
  const address = `${localUrl}/plaza/api`;

  return {
    routes: practiceRoutes(deps),

    async foundFor(workspaceId, brand) {
      const handle = handleOf(brand);
      const town = await plaza.foundTown({ name: brand, brand: { handle, name: brand } });
      const id = newId();
      const secrets = {
        token: town.brandToken,
        keeperKey: town.keeperKey,
        webhookSecret: randomBytes(32).toString("base64url"),
      };
      const at = clock.now();
      await write(platform, async (tx) => {
        await tx
          .insertInto("connections")
          .values({
            workspace_id: workspaceId,
            id,
            network: "plaza",
            external_id: town.brandId,
            handle,
            name: brand,
            settings: JSON.stringify({ address }),
            secrets: connections.sealSecrets(workspaceId, id, secrets),
            created_at: at,
          })
          .execute();
        await recordFacts(tx, workspaceId, [
          { kind: "connection.made", subjectId: id, actorId: null, at, data: { network: "plaza" } },
        ]);
      });
      await subscribe(workspaceId, id);
    },

    async moveIn() {
      const towns = await db
        .selectFrom("connections")
        .select(["workspace_id", "id", "settings"])
        .where("network", "=", "plaza")
        .where("removed_at", "is", null)
        .execute();
      for (const town of towns) {
        const settings = town.settings as { address?: string };
        if (!settings.address || !/\/\/(localhost|127\.|\[::1\])/.test(settings.address)) continue;
        if (settings.address !== address)
          await db
            .updateTable("connections")
            .set({ settings: JSON.stringify({ ...settings, address }) })
            .where("workspace_id", "=", town.workspace_id)
            .where("id", "=", town.id)
            .execute();
        await subscribe(town.workspace_id, town.id);
      }
    },
  };

  /** A failure is no harm: what is not pushed is polled. */
  async function subscribe(workspaceId: string, id: string): Promise<void> {
    const connection = await connections.open(workspaceId, id);
    if (!connection) return;
    const reach = connections.reach(connection, AbortSignal.timeout(SUBSCRIBE_MS));
    const hook = `${localUrl}/hooks/${workspaceId}/${id}`;
    await connection.channel
      .subscribe?.(connection.account, hook, reach)
      .catch((error: unknown) => platform.log.warn({ err: error }, "Plaza could not be told where to push"));
  }
}

function practiceRoutes({ platform, connections, localUrl }: PracticeDeps) {
  return {
    key: desk.practice.key.use(may("practise")).handler(async ({ context: { caller } }) => {
      const row = await platform.db
        .selectFrom("connections")
        .select("id")
        .where("workspace_id", "=", caller.workspaceId)
        .where("network", "=", "plaza")
        .where("removed_at", "is", null)
        .executeTakeFirst();
      const connection = row && (await connections.open(caller.workspaceId, row.id));
      const settings = connection?.account.settings as { keeperKey?: string; address: string } | undefined;
      if (!connection || !settings?.keeperKey) throw notFound();
      const own = settings.address.startsWith(localUrl);
      return {
        address: own ? "/plaza/api" : settings.address,
        key: settings.keeperKey,
        brandHandle: connection.account.handle,
      };
    }),
  };
}

/** "Casa Rovira" → casarovira: as a person would write it on a network. */
function handleOf(brand: string): string {
  const plain = brand
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  return plain.length >= 2 ? plain.slice(0, 30) : "brand";
}

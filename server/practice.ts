import { randomBytes } from "node:crypto";
import type { Connections } from "./channels/index.ts";
import { foundPractice, practiceOf, removePractice } from "./identity/index.ts";
import type { Tx } from "./platform/db/connect.ts";
import { recordFacts } from "./platform/facts/facts.ts";
import { newId } from "./platform/ids.ts";
import { type Platform, write } from "./platform/platform.ts";
import type { FoundedTown, PlazaServer } from "./plaza/index.ts";

export interface Practice {
  /** The brand's practice, connected to a town of its own with people in it; the one that is there, or a new one. */
  open(brandId: string, by: string): Promise<string>;
  /** With its town and every row of it. Answers whether there was one. */
  remove(brandId: string, by: string): Promise<boolean>;
  /** The desk's own address may have changed since the last start: its Plaza connections follow. */
  moveIn(): Promise<void>;
}

export interface PracticeDeps {
  platform: Platform;
  plaza: PlazaServer;
  connections: Connections;
  /** Where this machine reaches the desk itself. */
  localUrl: string;
  /** There is something new to listen to. */
  onConnected(connection: { workspaceId: string; id: string }): Promise<void>;
  /** Somebody works in more places than before, or in fewer. */
  onMembersChanged(): void;
}

/** What the desk keeps, sealed, of a town that it founded itself. */
export interface TownSecrets {
  token: string;
  keeperKey: string;
  webhookSecret: string;
  townId: string;
}

const SUBSCRIBE_MS = 10_000;
const TRIES = 3;

/** Where the desk and its practice network meet; neither knows the other. */
export function createPractice(deps: PracticeDeps): Practice {
  const { platform, plaza, connections, localUrl } = deps;
  const { db, clock } = platform;
  const address = `${localUrl}/plaza/api`;

  return {
    async open(brandId, by) {
      const before = await practiceOf(db, brandId);
      if (before !== null) return before;
      const { name } = await db
        .selectFrom("workspaces")
        .select("name")
        .where("workspace_id", "=", brandId)
        .executeTakeFirstOrThrow();
      const town = await plaza.foundTown({ name, brand: { handle: handleOf(name), name }, cast: true });
      const { practiceId, connectionId } = await write(platform, async (tx) => {
        const { practiceId, isNew } = await foundPractice(tx, brandId, by, clock.now());
        return { practiceId, connectionId: isNew ? await connect(tx, practiceId, name, town) : null };
      }).catch(async (error: unknown) => {
        await plaza.removeTown(town.townId);
        throw error;
      });
      deps.onMembersChanged();
      if (connectionId === null) {
        // Somebody else has opened it at the same moment, with a town of theirs.
        await plaza.removeTown(town.townId);
        return practiceId;
      }
      await subscribe(practiceId, connectionId);
      await deps.onConnected({ workspaceId: practiceId, id: connectionId });
      return practiceId;
    },

    async remove(brandId, by) {
      const practiceId = await practiceOf(db, brandId);
      if (practiceId === null) return false;
      // The town first: what is left of a practice can be removed again, a town without one never would be.
      for (const townId of await townsOf(practiceId)) await plaza.removeTown(townId);
      await withoutDeadlock(() =>
        write(platform, (tx) => removePractice(tx, { practiceId, brandId }, by, clock.now())),
      );
      deps.onMembersChanged();
      return true;
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

  async function connect(tx: Tx, workspaceId: string, name: string, town: FoundedTown): Promise<string> {
    const id = newId();
    const at = clock.now();
    const secrets: TownSecrets = {
      token: town.brandToken,
      keeperKey: town.keeperKey,
      webhookSecret: randomBytes(32).toString("base64url"),
      townId: town.townId,
    };
    await tx
      .insertInto("connections")
      .values({
        workspace_id: workspaceId,
        id,
        network: "plaza",
        external_id: town.brandId,
        handle: handleOf(name),
        name,
        settings: JSON.stringify({ address }),
        secrets: connections.sealSecrets(workspaceId, id, { ...secrets }),
        created_at: at,
      })
      .execute();
    await recordFacts(tx, workspaceId, [
      { kind: "connection.made", subjectId: id, actorId: null, at, data: { network: "plaza" } },
    ]);
    return id;
  }

  /** The towns that the desk founded for a workspace. */
  async function townsOf(workspaceId: string): Promise<string[]> {
    const rows = await db
      .selectFrom("connections")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("network", "=", "plaza")
      .where("removed_at", "is", null)
      .execute();
    const opened = await Promise.all(rows.map(({ id }) => connections.open(workspaceId, id)));
    return opened.flatMap((one) => (one?.account.settings as Partial<TownSecrets> | undefined)?.townId ?? []);
  }

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

/** Whoever writes in a workspace that is being removed may cross with it; PostgreSQL then lets one of the two go on. */
async function withoutDeadlock(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const crossed = error instanceof Error && "code" in error && error.code === "40P01";
      if (!crossed || tries === TRIES) throw error;
    }
  }
}

/** "Casa Rovira" → casarovira: as a person would write it on a network. */
function handleOf(brand: string): string {
  const plain = brand
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  return plain.length >= 2 ? plain.slice(0, 30) : "brand";
}

/** Handlers of `contract.connections` that are about the account itself; what came from it is intake's. */
import type { Connection } from "../../contract/index.ts";
import { type Caller, desk, may, notFound, refused } from "../identity/index.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { type Platform, write } from "../platform/platform.ts";
import { type Channel, ChannelError, type ConnectCheck, type Connected, type Reach } from "./channel.ts";
import type { Connections, OpenConnection } from "./connections.ts";
import { fillIn, type Problem } from "./filling.ts";
import { presentConnection, presentNetwork } from "./present.ts";
import type { Registry } from "./registry.ts";
import { connectionsOf, insertConnection, removeConnection, setState, updateSettings } from "./store.ts";

export interface ConnectionDeps {
  platform: Platform;
  registry: Registry;
  connections: Connections;
  /** Where networks reach the desk, without a slash at the end: hooks are at `<base>/hooks/<workspace>/<connection>`. */
  hookBase(headers: Headers): string;
  /** There is something new to listen to. */
  onConnected?(connection: { workspaceId: string; id: string }): Promise<void>;
}

/** Signing in, with all that a network makes of it. */
const CONNECT_MS = 60_000;

export function connectionRoutes(deps: ConnectionDeps) {
  const { platform, registry, connections } = deps;
  const { db, clock } = platform;

  return {
    networks: desk.connections.networks
      .use(may("see_queue"))
      .handler(() => registry.all.map((channel) => presentNetwork(channel))),

    list: desk.connections.list.use(may("see_queue")).handler(async ({ context }) => {
      const rows = await connectionsOf(db, context.caller.workspaceId);
      return rows.map((row) => show(row, context.caller, context.headers));
    }),

    test: desk.connections.test.use(may("manage_connections")).handler(async ({ input }) => {
      const channel = channelOf(input.network);
      const filled = fillIn(channel, input.settings);
      if (!filled.ok) return { ok: false, checks: [], problems: filled.problems };
      const { connected } = await tryOut(channel, filled.settings);
      return { ok: connected.ok, checks: connected.checks, problems: [] };
    }),

    connect: desk.connections.connect
      .use(may("manage_connections"))
      .handler(async ({ input, context: { caller, headers } }) => {
        const channel = channelOf(input.network);
        const filled = fillIn(channel, input.settings);
        if (!filled.ok) return notConnected([], filled.problems);
        const { connected, session } = await tryOut(channel, filled.settings);
        if (!connected.ok) return notConnected(connected.checks, []);
        const { workspaceId, personId } = caller;
        const at = clock.now();
        const made = { workspaceId, channel, settings: filled.settings, connected, by: personId, at };
        const id = await write(platform, async (tx) => {
          const inserted = await insertConnection(tx, connections, made);
          if (!inserted) throw refused("already_connected", { handle: connected.handle });
          const data = { network: channel.about.network, handle: connected.handle };
          await recordFacts(tx, workspaceId, [
            { kind: "connection.made", subjectId: inserted, actorId: personId, at, data },
          ]);
          return inserted;
        });
        const checks = [...connected.checks, ...(await settle(workspaceId, id, session, headers))];
        return {
          ok: true,
          checks,
          problems: [],
          connection: await shown(caller, id, headers),
          secret: filled.made,
        };
      }),

    change: desk.connections.change
      .use(may("manage_connections"))
      .handler(async ({ input, context: { caller, headers } }) => {
        const { workspaceId, personId } = caller;
        const open = await connections.open(workspaceId, input.id);
        if (!open) throw notFound();
        let checks: ConnectCheck[] = [];
        // "Go on" says also that a password which was refused is to be tried again.
        const again =
          input.settings ?? (input.state === "connected" && open.state === "needs_sign_in" ? {} : null);
        if (again) {
          const changed = await changeSettings(open, again, personId);
          checks = changed.checks;
          if (!changed.ok) return { ok: false, checks, connection: await shown(caller, open.id, headers) };
          checks = [...checks, ...(await settle(workspaceId, open.id, changed.session, headers))];
        }
        if (input.state) await changeState(open, input.state, personId);
        return { ok: true, checks, connection: await shown(caller, open.id, headers) };
      }),

    remove: desk.connections.remove
      .use(may("manage_connections"))
      .handler(async ({ input, context: { caller } }) => {
        const { workspaceId, personId } = caller;
        const at = clock.now();
        await write(platform, async (tx) => {
          const data = await removeConnection(tx, connections, workspaceId, input.id, at);
          if (!data) throw notFound();
          const fact = {
            kind: "connection.removed",
            subjectId: input.id,
            actorId: personId,
            at,
            data: { ...data },
          };
          await recordFacts(tx, workspaceId, [fact]);
        });
        return { removed: true };
      }),
  };

  /* ---------------------------------------------------------------- what the handlers share */

  function channelOf(network: string): Channel {
    const channel = registry.all.find((one) => one.about.network === network);
    if (!channel) throw refused("unknown_network", { network });
    return channel;
  }

  function show(row: Parameters<typeof presentConnection>[0], caller: Caller, headers: Headers): Connection {
    const channel = registry.all.find((one) => one.about.network === row.network) ?? null;
    return presentConnection(row, channel, hookOf(caller.workspaceId, row.id, headers), clock.now());
  }

  async function shown(caller: Caller, id: string, headers: Headers): Promise<Connection> {
    const [row] = await connectionsOf(db, caller.workspaceId, id);
    if (!row) throw notFound();
    return show(row, caller, headers);
  }

  function hookOf(workspaceId: string, id: string, headers: Headers): string {
    return `${deps.hookBase(headers)}/hooks/${workspaceId}/${id}`;
  }

  /** Signs in with a session that nobody keeps yet. */
  async function tryOut(
    channel: Channel,
    settings: Record<string, unknown>,
  ): Promise<{ connected: Connected; session: unknown }> {
    let session: unknown = null;
    const reach: Reach = {
      fetch: platform.fetch,
      now: () => clock.now(),
      signal: AbortSignal.timeout(CONNECT_MS),
      session: {
        read: async () => session,
        write: async (value) => {
          session = value;
        },
      },
    };
    return { connected: await channel.connect(settings, reach), session };
  }

  /** After the row is there: keeps the session, asks the network to push, starts listening. */
  async function settle(
    workspaceId: string,
    id: string,
    session: unknown,
    headers: Headers,
  ): Promise<ConnectCheck[]> {
    const open = await connections.open(workspaceId, id);
    if (!open) return [];
    const reach = connections.reach(open, AbortSignal.timeout(CONNECT_MS));
    if (session !== null) await reach.session.write(session);
    const checks = await subscribed(open, hookOf(workspaceId, id, headers), reach);
    await deps.onConnected?.({ workspaceId, id });
    return checks;
  }

  async function subscribed(open: OpenConnection, hookUrl: string, reach: Reach): Promise<ConnectCheck[]> {
    if (!open.channel.subscribe) return [];
    try {
      await open.channel.subscribe(open.account, hookUrl, reach);
      return [{ code: "subscribed", ok: true }];
    } catch (error) {
      if (!(error instanceof ChannelError))
        platform.log.error({ err: error }, "a network could not be told where to push");
      const detail = error instanceof ChannelError ? (error.refusal.detail ?? error.refusal.code) : "";
      return [{ code: "subscribed", ok: false, params: { detail } }];
    }
  }

  async function changeSettings(open: OpenConnection, given: Record<string, unknown>, personId: string) {
    const { workspaceId, id, channel, account } = open;
    const filled = fillIn(channel, given, account.settings as Record<string, unknown>);
    if (!filled.ok) return { ok: false as const, checks: filled.problems.map(asCheck) };
    const { connected, session } = await tryOut(channel, filled.settings);
    if (!connected.ok) return { ok: false as const, checks: connected.checks };
    // Another account is another connection: what was heard belongs to this one.
    if (connected.externalId !== account.externalId)
      throw refused("other_account", { handle: connected.handle });
    const at = clock.now();
    await write(platform, async (tx) => {
      await updateSettings(
        tx,
        connections,
        { workspaceId, channel, settings: filled.settings, connected },
        id,
      );
      const data = { network: open.network, changed: Object.keys(given) };
      await recordFacts(tx, workspaceId, [
        { kind: "connection.changed", subjectId: id, actorId: personId, at, data },
      ]);
    });
    return { ok: true as const, checks: connected.checks, session };
  }

  async function changeState(
    open: OpenConnection,
    state: "connected" | "paused",
    personId: string,
  ): Promise<void> {
    const { workspaceId, id, network } = open;
    const kind = state === "paused" ? "connection.paused" : "connection.resumed";
    const at = clock.now();
    const changed = await write(platform, async (tx) => {
      if (!(await setState(tx, workspaceId, id, state))) return false;
      await recordFacts(tx, workspaceId, [{ kind, subjectId: id, actorId: personId, at, data: { network } }]);
      return true;
    });
    if (changed && state === "connected") await deps.onConnected?.({ workspaceId, id });
  }
}

function notConnected(checks: ConnectCheck[], problems: Problem[]) {
  return { ok: false, checks, problems, connection: null, secret: null };
}

/** A field that cannot be so, where only checks are shown. */
function asCheck({ field, code }: Problem): ConnectCheck {
  return { code: "setting", ok: false, params: { field, problem: code } };
}

/** Networks and connections as the browser gets them: nothing secret is among it. */
import type { z } from "zod";
import type { Connection, Network } from "../../contract/index.ts";
import type { Channel, Quota } from "./channel.ts";
import { fieldsOf } from "./fields.ts";
import { adviceFor } from "./health.ts";
import type { ConnectionRow } from "./store.ts";

export function presentNetwork(channel: Channel): z.infer<typeof Network> {
  const { network, name, audiences, reach, actions } = channel.about;
  return {
    network,
    name,
    public: audiences.public !== undefined,
    private: audiences.private !== undefined,
    reach,
    actions,
    fields: fieldsOf(channel),
  };
}

/** `channel` is null for a network that this version does not know any more. */
export function presentConnection(
  row: ConnectionRow,
  channel: Channel | null,
  hookUrl: string,
  now: Temporal.Instant,
): Connection {
  const state = row.state as Connection["state"];
  const failure = row.failure as Connection["health"]["failure"];
  return {
    id: row.id,
    network: row.network,
    networkName: channel?.about.name ?? row.network,
    handle: row.handle,
    name: row.name,
    avatarUrl: row.avatar_url,
    url: row.url,
    state,
    hookUrl: channel?.receive ? hookUrl : null,
    health: {
      advice: adviceFor(
        {
          state,
          connectedAt: row.created_at,
          lastHeardAt: row.last_heard_at,
          lagSeconds: row.lag_seconds,
          failingSince: row.failing_since,
          failure,
          retryAt: row.retry_at,
          setAside: row.set_aside,
        },
        now,
      ),
      lastHeardAt: row.last_heard_at?.toString() ?? null,
      lastPolledAt: row.last_polled_at?.toString() ?? null,
      lagSeconds: row.lag_seconds,
      failingSince: row.failing_since?.toString() ?? null,
      failure,
      retryAt: row.retry_at?.toString() ?? null,
      quota: row.quota as Quota | null,
      waiting: row.waiting,
      setAside: row.set_aside,
    },
    fields: channel ? fieldsOf(channel, row.settings as Record<string, unknown>) : [],
  };
}

import { bluesky } from "./bluesky/index.ts";
import type { Channel } from "./channel.ts";
import { open } from "./open/index.ts";
import { plaza } from "./plaza/index.ts";
import { wordpress } from "./wordpress/index.ts";

export interface Registry {
  all: Channel[];
  /** Throws for a network that this version does not know. */
  of(network: string): Channel;
}

/** One line a network. */
export const networks = [plaza, bluesky, wordpress, open] as Channel[];

export function createRegistry(channels: Channel[] = networks): Registry {
  const byNetwork = new Map(channels.map((channel) => [channel.about.network, channel]));
  return {
    all: channels,
    of(network) {
      const channel = byNetwork.get(network);
      if (!channel) throw new Error(`No connector for the network "${network}"`);
      return channel;
    },
  };
}

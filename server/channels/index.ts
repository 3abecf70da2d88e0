/**
 * The networks. Owns the brand's connections and everything that knows a network's words; promises that above it a
 * network is only what it can do (`about`), and that whatever it says comes as the same few inbound events.
 */
export * from "./channel.ts";
export { type Connections, createConnections, type OpenConnection, pollable } from "./connections.ts";
export { cutIntoParts, lengthIn, measure } from "./measure.ts";
export { historyMessage } from "./open/inbound.ts";
export { createRegistry, type Registry } from "./registry.ts";
export { type ConnectionDeps, connectionRoutes } from "./routes.ts";
export { insertConnection } from "./store.ts";

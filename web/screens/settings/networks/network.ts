import type { api } from "../../../api/client.ts";

export type Network = Awaited<ReturnType<typeof api.connections.networks.call>>[number];
export type SettingsField = Network["fields"][number];
export type ConnectCheck = Awaited<ReturnType<typeof api.connections.test.call>>["checks"][number];
export type FieldProblem = Awaited<ReturnType<typeof api.connections.test.call>>["problems"][number];

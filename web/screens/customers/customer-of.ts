import type { api } from "../../api/client.ts";

/** A person as the server tells them. */
export type CustomerOf = Awaited<ReturnType<typeof api.customers.get.call>>;

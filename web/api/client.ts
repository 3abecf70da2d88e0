/** The one way to the server: typed by the contract, which is imported as a type only, so zod stays out of the page. */
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import { ClientRetryPlugin, type ClientRetryPluginContext } from "@orpc/client/plugins";
import type { ContractRouterClient } from "@orpc/contract";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import type { contract } from "../../contract/index.ts";
import { hearServerTime } from "../server-time.ts";
import { afterHands } from "./hands.ts";
import { tellSignedOut, whileSignedIn } from "./session-end.ts";
import { hearBuild } from "./version.ts";
import { chosenWorkspace } from "./workspace.ts";

export type Client = ContractRouterClient<typeof contract, ClientRetryPluginContext>;

const link = new RPCLink<ClientRetryPluginContext>({
  url: `${location.origin}/rpc`,
  headers: (): Record<string, string> => {
    const workspace = chosenWorkspace();
    return workspace ? { "escolta-workspace": workspace } : {};
  },
  fetch: async (request, init) => {
    await afterHands();
    await whileSignedIn();
    const askedAt = Date.now();
    const response = await fetch(request, init);
    hearServerTime(response.headers.get("date"), askedAt);
    hearBuild(response.headers.get("escolta-build"));
    if (response.status === 401) tellSignedOut();
    return response;
  },
  plugins: [new ClientRetryPlugin()],
});

export const client: Client = createORPCClient(link);
export const api = createTanstackQueryUtils(client);

import { ORPCError } from "@orpc/client";
import { QueryClient } from "@tanstack/react-query";

/** What the live stream says is stale is asked for again; nothing else is, except when the tab was away. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => !(error instanceof ORPCError && error.status < 500) && failures < 2,
      refetchOnWindowFocus: true,
    },
  },
});

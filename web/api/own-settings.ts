/** What one set for oneself: kept with the person, so that it is there on another device too. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { OwnSettings } from "../../contract/index.ts";
import { api } from "./client.ts";

const options = api.settings.own.queryOptions({ staleTime: 5 * 60_000 });

export function useOwnSettings(): OwnSettings | undefined {
  return useQuery(options).data;
}

/** Shown at once; what the server refuses is asked again and thrown. */
export function useChangeOwn(): (change: Partial<OwnSettings>) => Promise<void> {
  const queries = useQueryClient();
  return async (change) => {
    queries.setQueryData(options.queryKey, (before) => (before ? { ...before, ...change } : before));
    try {
      queries.setQueryData(options.queryKey, await api.settings.changeOwn.call(change));
    } catch (error) {
      await queries.invalidateQueries({ queryKey: options.queryKey });
      throw error;
    }
  };
}

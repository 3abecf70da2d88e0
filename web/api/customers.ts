import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Article } from "../../contract/index.ts";
import { api } from "./client.ts";

export function useCustomer(id: string) {
  return useQuery(api.customers.get.queryOptions({ input: { id } }));
}

/** What the team should know about this person. */
export function useKeepCustomerNote(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (note: string) => api.customers.keepNote.call({ id, note }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.customers.get.key({ input: { id } }) }),
  });
}

/** What stands before their first name in Catalan; rows and threads name them too. */
export function useKeepCustomerArticle(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (article: Article | null) => api.customers.keepArticle.call({ id, article }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.customers.get.key({ input: { id } }) });
      await queries.invalidateQueries({ queryKey: api.conversations.key() });
    },
  });
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
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

/** The brand's practice: whether there is one, the way there, and the way back. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "./client.ts";
import { useMe } from "./session.ts";
import { chooseWorkspace } from "./workspace.ts";

export function usePractice() {
  return useQuery(api.practice.about.queryOptions({ staleTime: 60_000 }));
}

/** Plaza's own page has something to show: in a practice always, at a brand's desk where Plaza is connected. */
export function useHasPlaza(): boolean {
  const inPractice = useMe().workspace.kind === "practice";
  const { data } = useQuery(api.connections.list.queryOptions({ enabled: !inPractice, staleTime: 60_000 }));
  return inPractice || data?.some(({ network }) => network === "plaza") === true;
}

export function useOpenPractice() {
  return useMutation({
    ...api.practice.open.mutationOptions(),
    onSuccess: ({ practiceId }) => workIn(practiceId, "/queue"),
  });
}

/** With all that was said in it; one goes on at the brand's own desk. */
export function useRemovePractice() {
  return useMutation({
    ...api.practice.remove.mutationOptions(),
    onSuccess: ({ brandId }) => workIn(brandId, "/queue"),
  });
}

/** Loaded anew: everything on screen belongs to the workspace that one leaves. Null: the first one that there is. */
export function workIn(workspaceId: string | null, path: string): void {
  chooseWorkspace(workspaceId);
  location.assign(path);
}

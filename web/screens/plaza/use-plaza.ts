import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { openPlaza, type Plaza, type PlazaMember } from "../../api/plaza.ts";
import { WRITERS } from "./ideas.ts";

/** Everything on Plaza's page is asked for this often: it is a page of its own and has no live stream. */
export const LOOK_MS = 2_000;

/** The way into this workspace's Plaza; whoever the ideas are written as is there. */
export function usePlaza() {
  return useQuery({
    queryKey: ["plaza", "open"],
    queryFn: async () => {
      const plaza = await openPlaza();
      const here = new Set((await plaza.members()).map(({ handle }) => handle));
      // Somebody else may be bringing them at this moment: a handle that is taken is no harm.
      for (const writer of WRITERS)
        if (!here.has(writer.handle)) await plaza.addMember(writer).catch(() => null);
      return plaza;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

export function useMembers(plaza: Plaza) {
  return useQuery({ queryKey: ["plaza", "members"], queryFn: plaza.members, refetchInterval: 10_000 });
}

/** Something done on Plaza; whatever is on screen is asked for again. */
export function useAct<Input>(act: (input: Input) => Promise<unknown>, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      onDone?.();
      await queries.invalidateQueries({
        queryKey: ["plaza"],
        predicate: ({ queryKey }) => queryKey[1] !== "open",
      });
    },
  });
}

/** Who may be written as: everybody but the brand, which speaks through the desk. */
export function peopleOf(members: PlazaMember[]): PlazaMember[] {
  return members.filter((member) => !member.brand);
}

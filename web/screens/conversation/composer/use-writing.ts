/** For as long as the desk is open: what was written and has not reached the server yet is brought there. */
import { useEffect } from "react";
import { useMe } from "../../../api/session.ts";
import { startDrafts } from "./draft-store.ts";
import { startOutgoing } from "./outgoing.ts";

/** Whose drafts these are: in one browser several people may have signed in, one after the other. */
export function useOwner(): string {
  const { person, workspace } = useMe();
  return `${workspace.id} ${person.id}`;
}

export function useWriting(): void {
  const owner = useOwner();
  useEffect(() => {
    const stopDrafts = startDrafts(owner);
    const stopOutgoing = startOutgoing(owner);
    return () => {
      stopDrafts();
      stopOutgoing();
    };
  }, [owner]);
}

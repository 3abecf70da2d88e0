import { signOut } from "../../api/auth.ts";
import { startOver } from "../../api/session.ts";
import { tellSignedOut } from "../../api/session-end.ts";

/** Signs out, here and in every other tab, and forgets whatever this one had seen. */
export async function leaveDesk(): Promise<void> {
  await signOut();
  startOver();
  tellSignedOut();
  location.assign("/sign-in");
}

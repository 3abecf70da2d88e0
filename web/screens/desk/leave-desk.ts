import { signOut } from "../../api/auth.ts";
import { startOver } from "../../api/session.ts";

/** Signs out, and forgets whatever this tab had seen. */
export async function leaveDesk(): Promise<void> {
  await signOut();
  startOver();
  location.assign("/sign-in");
}

import { signOut } from "../../api/auth.ts";
import { queryClient } from "../../api/query-client.ts";
import { leaveSession, tellOthersSignedOut } from "../../api/session-end.ts";

/** Signs out, here and in every other tab. The door is a new page: it knows nothing of what this one had seen. */
export async function leaveDesk(): Promise<void> {
  leaveSession();
  await queryClient.cancelQueries();
  await signOut();
  tellOthersSignedOut();
  location.assign("/sign-in");
}

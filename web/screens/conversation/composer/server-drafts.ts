/** The server's drafts as the query cache has them: what was just kept is known without asking again. */
import { api } from "../../../api/client.ts";
import { queryClient } from "../../../api/query-client.ts";
import type { Mode, ServerDraft } from "./draft.ts";

export function draftsQuery(conversationId: string, enabled = true) {
  return api.replies.drafts.queryOptions({ input: { id: conversationId }, enabled, staleTime: 0 });
}

export function knownToServer(conversationId: string, mode: Mode): ServerDraft | null {
  const drafts = queryClient.getQueryData(draftsQuery(conversationId).queryKey);
  return drafts?.find((one) => one.mode === mode) ?? null;
}

/** After one was kept or went away (null). Without a mode: another tab knows more, so it is asked. */
export async function showToServer(
  conversationId: string,
  mode: Mode | null,
  draft: ServerDraft | null,
): Promise<void> {
  const { queryKey } = draftsQuery(conversationId);
  if (mode === null) return queryClient.invalidateQueries({ queryKey });
  // An answer that is on its way already is older than what is known now.
  await queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, (before) =>
    before === undefined && draft === null
      ? before
      : [...(before ?? []).filter((one) => one.mode !== mode), ...(draft ? [{ ...draft, mode }] : [])],
  );
}

/** The session ended while somebody wrote: asking who is here leads to the door, and from there back. */
export function askWhoIsHere(): void {
  void queryClient.invalidateQueries({ queryKey: api.session.me.key() });
}

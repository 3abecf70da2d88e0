/** The thread as it will be: what is on its way out stands in it from the moment the button was pressed. */
import { useMemo, useSyncExternalStore } from "react";
import type { Conversation, Message, Person } from "../../../../contract/index.ts";
import { useMe } from "../../../api/session.ts";
import { allOutgoing, type OnItsWay, subscribeToOutgoing } from "./outgoing.ts";

export function useWithOutgoing(conversation: Conversation): Conversation {
  const { person, workspace } = useMe();
  const all = useSyncExternalStore(subscribeToOutgoing, allOutgoing);
  return useMemo(() => {
    const going = all.filter((one) => one.conversationId === conversation.id && !isThere(conversation, one));
    if (going.length === 0) return conversation;
    // Below what is there, whatever this browser's clock says.
    const last = Date.parse(conversation.messages.at(-1)?.publishedAt ?? "") || 0;
    const messages = going.flatMap((one) => messagesOf(one, person, workspace.id, last));
    return { ...conversation, messages: [...conversation.messages, ...messages] };
  }, [all, conversation, person, workspace.id]);
}

/** Still in this browser; null: the server has it. */
export function useOutgoing(id: string): OnItsWay | null {
  return useSyncExternalStore(subscribeToOutgoing, allOutgoing).find((one) => one.id === id) ?? null;
}

function isThere({ messages }: Conversation, { id }: OnItsWay): boolean {
  return messages.some((message) => message.id === id || message.delivery?.replyId === id);
}

function messagesOf(one: OnItsWay, me: Person, workspaceId: string, last: number): Message[] {
  const { id, mode, draft, posts } = one;
  const at = new Date(Math.max(Date.parse(one.at), last + 1)).toISOString();
  return posts.map((text, part) => ({
    id: part === 0 ? id : `${id} ${part}`,
    direction: mode === "note" ? "note" : "outbound",
    audience: mode === "note" ? "team" : mode,
    origin: "desk",
    author: { id: me.id, name: me.name, initials: me.initials },
    text,
    language: "und",
    attachments:
      part === 0
        ? draft.files.map((file) => ({
            kind: "image",
            url: `/files/${workspaceId}/${file.id}`,
            alt: file.alt,
          }))
        : [],
    url: null,
    personalData: [],
    sorted: null,
    moderation: null,
    likes: null,
    publishedAt: at,
    arrivedAt: at,
    editedAt: null,
    earlierTexts: [],
    deletedAt: null,
    revision: 0,
    delivery:
      mode === "note"
        ? null
        : { replyId: id, part, parts: posts.length, state: "queued", nextTryAt: null, refusal: null },
    actions: [],
  }));
}

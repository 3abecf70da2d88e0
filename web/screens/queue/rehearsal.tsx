import { useEffect, useRef, useState } from "react";
import type { Conversation } from "../../../contract/index.ts";
import { fetchConversation } from "../../api/conversation.ts";
import { later } from "../../ui/later.tsx";
import { fetchSoon } from "../fetch-soon.ts";

const OffStage = later(() => import("../conversation/off-stage.tsx").then((part) => part.OffStage));

/**
 * The first conversation opens as quickly as the next: soon after the list is there, the one at its head is fetched and drawn
 * once out of sight. What draws a conversation is then compiled, and that one is at hand.
 */
export function Rehearsal({ head }: { head: string }) {
  const [conversation, setConversation] = useState<Conversation | null>(null);
  const latest = useRef(head);
  latest.current = head;
  useEffect(
    () =>
      fetchSoon(async () => {
        const [page] = await Promise.all([fetchConversation(latest.current), OffStage.fetch()]);
        setConversation(page);
      }),
    [],
  );
  return conversation ? <OffStage conversation={conversation} /> : null;
}

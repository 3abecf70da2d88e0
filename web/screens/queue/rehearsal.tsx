import { useCallback, useEffect, useRef, useState } from "react";
import type { Conversation } from "../../../contract/index.ts";
import { fetchForSoon } from "../../api/conversation.ts";
import { later } from "../../ui/later.tsx";
import { fetchSoon } from "../fetch-soon.ts";

const OffStage = later(() => import("../conversation/off-stage.tsx").then((part) => part.OffStage));

/** Once for each page that is loaded. */
let done = false;

/**
 * The first conversation opens as quickly as the next: soon after the list is there, the one at its head is fetched and drawn
 * once out of sight, and taken down. What draws a conversation is then compiled, and for a while that one is at hand.
 */
export function Rehearsal({ head }: { head: string }) {
  const [conversation, setConversation] = useState<Conversation | null>(null);
  const latest = useRef(head);
  latest.current = head;
  useEffect(() => {
    if (done) return;
    return fetchSoon(async () => {
      done = true;
      const [page] = await Promise.all([fetchForSoon(latest.current), OffStage.fetch()]);
      setConversation(page);
    });
  }, []);
  const takeDown = useCallback(() => setConversation(null), []);
  return conversation ? <OffStage conversation={conversation} onDone={takeDown} /> : null;
}

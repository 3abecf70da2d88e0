/** A conversation: its page, what one has read of it, and who else is there. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Conversation } from "../../contract/index.ts";
import { api, client } from "./client.ts";
import { hearPresence } from "./presence.ts";
import { queryClient } from "./query-client.ts";
import { showRead } from "./queue.ts";

export function useConversation(id: string) {
  return useQuery(api.conversations.get.queryOptions({ input: { id } }));
}

/** What nobody looks at is not kept up to date: a page that is fetched and not opened is forgotten before it is old. */
const FORGOTTEN_MS = 60_000;

export function fetchForSoon(id: string): Promise<Conversation> {
  return queryClient.fetchQuery({
    ...api.conversations.get.queryOptions({ input: { id } }),
    gcTime: FORGOTTEN_MS,
  });
}

/** While a hand rests: whoever goes down the list with `j` held passes by, and nothing is asked for. */
const REST_MS = 120;

/** Where one may go next is there before one goes: the conversation, and who wrote. */
export function useFetchAhead(places: { conversationId: string; customer: { id: string } }[]): void {
  const queries = useQueryClient();
  const ids = places.map(({ conversationId, customer }) => `${conversationId} ${customer.id}`).join();
  useEffect(() => {
    if (ids === "") return;
    const timer = setTimeout(() => {
      for (const [id = "", customerId = ""] of ids.split(",").map((pair) => pair.split(" "))) {
        void queries.prefetchQuery(api.conversations.get.queryOptions({ input: { id } }));
        void queries.prefetchQuery(api.customers.get.queryOptions({ input: { id: customerId } }));
      }
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [ids, queries]);
}

/** After one did something to it: asked for again, with the queue that shows it. Done when the page is there. */
export async function tellConversation(id: string): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: api.queue.key() });
  await queryClient.invalidateQueries({ queryKey: api.conversations.get.key({ input: { id } }) });
}

/** Read up to its latest revision, once it is really in sight; the row says so at once. */
export function useMarkRead(conversation: Conversation | undefined): void {
  const queries = useQueryClient();
  const marked = useRef("");
  const id = conversation?.id;
  const revision = conversation?.revision ?? 0;
  const unread = conversation?.item?.unread ?? false;
  useEffect(() => {
    if (!id) return;
    const mark = () => {
      const key = `${id} ${revision}`;
      if (document.hidden || marked.current === key || !unread) return;
      marked.current = key;
      showRead(queries, id, true);
      client.conversations.read({ id, revision }).catch(() => {
        marked.current = "";
        showRead(queries, id, false);
      });
    };
    // Not in the same breath as drawing it: the list is drawn again for it.
    const painted = requestAnimationFrame(() => setTimeout(mark));
    document.addEventListener("visibilitychange", mark);
    return () => {
      cancelAnimationFrame(painted);
      document.removeEventListener("visibilitychange", mark);
    };
  }, [id, revision, unread, queries]);
}

const SAY_EVERY_MS = 10_000;
const TYPES_FOR_MS = 8_000;

/** Says that I read here, and for a while after each key that I write. Answers what to call at each key. */
export function useSayPresence(conversationId: string): () => void {
  const typedAt = useRef(0);
  const said = useRef<"reading" | "typing">("reading");
  const say = useRef((_: "reading" | "typing" | "left") => {});
  useEffect(() => {
    say.current = (doing) => {
      if (doing !== "left") said.current = doing;
      client.conversations.presence({ id: conversationId, doing }).then(
        ({ others }) => others.forEach(hearPresence),
        () => undefined,
      );
    };
    const tell = () => {
      if (document.hidden) return;
      say.current(Date.now() - typedAt.current < TYPES_FOR_MS ? "typing" : "reading");
    };
    // Who only passes by is not there.
    let timer: ReturnType<typeof setInterval> | undefined;
    const arrived = setTimeout(() => {
      tell();
      timer = setInterval(tell, SAY_EVERY_MS);
    }, REST_MS);
    return () => {
      clearTimeout(arrived);
      if (timer === undefined) return;
      clearInterval(timer);
      say.current("left");
    };
  }, [conversationId]);
  return () => {
    typedAt.current = Date.now();
    if (said.current === "reading") say.current("typing");
  };
}

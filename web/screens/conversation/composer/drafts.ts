/**
 * What I am writing here, a draft for each mode. It is in the tab's own storage with every key, on the server as soon
 * as the writing pauses, and gone from the tab once the server has it: private words never become public by a change
 * of mode, and nothing is lost with the page.
 */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api, client } from "../../../api/client.ts";

export type Mode = "public" | "private" | "note";
export interface DraftFile {
  id: string;
  alt: string;
}
export interface Draft {
  text: string;
  files: DraftFile[];
}
export type Kept = "kept" | "here" | "nothing";

export const EMPTY: Draft = { text: "", files: [] };
const PAUSE_MS = 700;
const AGAIN_MS = 5_000;

export function useDrafts(conversationId: string, allowed: boolean) {
  const queries = useQueryClient();
  const options = api.replies.drafts.queryOptions({
    input: { id: conversationId },
    enabled: allowed,
    staleTime: 0,
  });
  const server = useQuery(options);
  const [mine, setMine] = useState<Partial<Record<Mode, Draft>>>(() => readTab(conversationId));
  const [kept, setKept] = useState<Kept>("nothing");
  const latest = useRef(mine);
  latest.current = mine;
  const timers = useRef(new Map<Mode, ReturnType<typeof setTimeout>>());

  async function keep(mode: Mode): Promise<void> {
    clearTimeout(timers.current.get(mode));
    timers.current.delete(mode);
    const draft = latest.current[mode];
    if (!draft || !allowed) return;
    try {
      await client.replies.keepDraft({ id: conversationId, mode, ...draft });
      queries.setQueryData(options.queryKey, (before) => [
        ...(before ?? []).filter((one) => one.mode !== mode),
        ...(isEmpty(draft) ? [] : [{ mode, ...draft, updatedAt: new Date().toISOString() }]),
      ]);
      if (latest.current[mode] !== draft) return;
      writeTab(conversationId, mode, null);
      setKept(isEmpty(draft) ? "nothing" : "kept");
    } catch {
      setKept("here");
      plan(mode, AGAIN_MS);
    }
  }

  function plan(mode: Mode, after: number): void {
    clearTimeout(timers.current.get(mode));
    timers.current.set(
      mode,
      setTimeout(() => void keep(mode), after),
    );
  }

  const flush = useRef(() => {});
  flush.current = () => {
    for (const mode of [...timers.current.keys()]) void keep(mode);
  };
  useEffect(() => () => flush.current(), []);
  useEffect(() => {
    // What a page that was closed too early had left in the tab goes to the server now.
    if (!allowed) return;
    const timer = setTimeout(() => flush.current(), 0);
    for (const mode of Object.keys(readTab(conversationId)) as Mode[]) timers.current.set(mode, timer);
  }, [conversationId, allowed]);

  return {
    kept,
    draftOf(mode: Mode): Draft {
      return mine[mode] ?? server.data?.find((one) => one.mode === mode) ?? EMPTY;
    },
    change(mode: Mode, draft: Draft): void {
      latest.current = { ...latest.current, [mode]: draft };
      setMine(latest.current);
      setKept("nothing");
      writeTab(conversationId, mode, draft);
      plan(mode, PAUSE_MS);
    },
    /** Sent: the server has let it go, and so does the tab. */
    drop(mode: Mode): void {
      clearTimeout(timers.current.get(mode));
      timers.current.delete(mode);
      latest.current = { ...latest.current, [mode]: EMPTY };
      setMine(latest.current);
      setKept("nothing");
      writeTab(conversationId, mode, null);
      if (allowed) client.replies.keepDraft({ id: conversationId, mode, ...EMPTY }).catch(() => undefined);
      queries.setQueryData(options.queryKey, (before) => before?.filter((one) => one.mode !== mode));
    },
  };
}

export function isEmpty({ text, files }: Draft): boolean {
  return text.trim() === "" && files.length === 0;
}

const MODES: Mode[] = ["public", "private", "note"];

function keyOf(conversationId: string, mode: Mode): string {
  return `escolta-draft ${conversationId} ${mode}`;
}

function readTab(conversationId: string): Partial<Record<Mode, Draft>> {
  const drafts: Partial<Record<Mode, Draft>> = {};
  for (const mode of MODES) {
    const kept = sessionStorage.getItem(keyOf(conversationId, mode));
    if (kept !== null) drafts[mode] = JSON.parse(kept) as Draft;
  }
  return drafts;
}

function writeTab(conversationId: string, mode: Mode, draft: Draft | null): void {
  const key = keyOf(conversationId, mode);
  if (draft === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(draft));
}

/** What I am writing here, a draft for each mode: private words never become public by a change of mode. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import {
  type Draft,
  EMPTY,
  isEmpty,
  isSame,
  type Mode,
  type ServerDraft,
  type Shown,
  shownOf,
} from "./draft.ts";
import {
  draftName,
  flushDrafts,
  heldOf,
  keptOf,
  subscribeToDrafts,
  versionOfDrafts,
  writeDraft,
} from "./draft-store.ts";
import { draftsQuery } from "./server-drafts.ts";
import { useOwner } from "./use-writing.ts";

const MODES: Mode[] = ["public", "private", "note"];

export function useDrafts(conversationId: string, allowed: boolean) {
  const owner = useOwner();
  const nameOf = (mode: Mode) => draftName(owner, conversationId, mode);
  const server = useQuery(draftsQuery(conversationId, allowed));
  useSyncExternalStore(subscribeToDrafts, versionOfDrafts);
  const touched = useRef(new Set<Mode>());
  const [aside, setAside] = useState<Partial<Record<Mode, ServerDraft>>>({});
  useEffect(() => {
    addEventListener("pagehide", flushDrafts);
    return () => {
      removeEventListener("pagehide", flushDrafts);
      flushDrafts();
    };
  }, []);

  function shown(mode: Mode): Shown {
    const theirs = server.data && (server.data.find((one) => one.mode === mode) ?? null);
    return shownOf(heldOf(nameOf(mode)), theirs, touched.current.has(mode));
  }
  function change(mode: Mode, draft: Draft): void {
    const before = shown(mode);
    touched.current.add(mode);
    // Writing on is an answer: mine is the one that stays, the other one can still be had.
    if (before.other) setAside((others) => ({ ...others, [mode]: before.other }));
    writeDraft(nameOf(mode), draft, before.other?.updatedAt ?? before.base);
  }
  const forget = (mode: Mode) => setAside(({ [mode]: _, ...others }) => others);

  return {
    nameOf,
    draftOf: (mode: Mode): Draft => shown(mode).draft,
    keptOf: (mode: Mode) => keptOf(nameOf(mode)),
    /** Written elsewhere meanwhile; null: nothing was. */
    otherOf(mode: Mode): ServerDraft | null {
      const other = shown(mode).other ?? aside[mode] ?? null;
      return other && !isEmpty(other) && !isSame(other, shown(mode).draft) ? other : null;
    },
    change,
    /** The other one takes the place of mine, which is the other one from now on. */
    swap(mode: Mode, { updatedAt, text, files }: ServerDraft): void {
      const mine = shown(mode).draft;
      change(mode, { text, files });
      setAside((others) => ({ ...others, [mode]: { ...mine, updatedAt } }));
    },
    keepMine(mode: Mode): void {
      const { draft } = shown(mode);
      change(mode, draft);
      forget(mode);
    },
    /** Sent: nothing is left to write about. */
    drop(mode: Mode): void {
      change(mode, EMPTY);
      forget(mode);
    },
    /** The field was left: what is written elsewhere from now on may take its place. */
    leave: (mode: Mode) => void touched.current.delete(mode),
    /** Where one wrote last, and has not finished; null: nowhere. */
    unfinished(): Mode | null {
      const mine = MODES.map((mode) => ({ mode, held: heldOf(nameOf(mode)) }));
      const open = mine.filter(({ held }) => held && !isEmpty(held.draft));
      return open.toSorted((a, b) => (b.held?.at ?? 0) - (a.held?.at ?? 0))[0]?.mode ?? null;
    },
  };
}

/** The checks of what is being written, and what their mends do. */
import { useState } from "react";
import type { Conversation } from "../../../../contract/index.ts";
import type { Named } from "../../../locales/named.ts";
import { useWords } from "../../../locales/use-words.ts";
import { say } from "../../../ui/toasts.tsx";
import { type CheckLine, checkLines } from "./check-lines.ts";
import { EMPTY, joined, type Mode } from "./draft.ts";
import type { useDrafts } from "./drafts.ts";
import { keepHere, readHere } from "./kept-here.ts";
import type { MeasuredAnswer } from "./use-measure.ts";
import { useOwner } from "./use-writing.ts";

interface Written {
  conversation: Conversation;
  mode: Mode;
  modes: Mode[];
  rules: Conversation["composer"][number] | null;
  measured: MeasuredAnswer | null;
  name: Named;
  drafts: ReturnType<typeof useDrafts>;
  open: (mode: Mode) => void;
}

export function useChecks({ conversation, mode, modes, rules, measured, name, drafts, open }: Written): {
  lines: CheckLine[];
  /** It goes out as several posts, and the writer said so. */
  asThread: boolean;
  /** Personal data would stand in the open. */
  revealing: CheckLine | null;
} {
  const words = useWords();
  const fineName = `${useOwner()} ${conversation.id}`;
  const [fine, setFine] = useState<string | null>(() => readHere<string>("fine", fineName));
  const [threadIn, setThreadIn] = useState<Mode | null>(null);
  if (!rules || !measured) return { lines: [], asThread: false, revealing: null };

  const asThread = threadIn === mode && measured.over > 0 && (measured.parts?.length ?? 1) > 1;
  const mends = {
    asThread: () => setThreadIn(mode),
    toPrivate: modes.includes("private") ? toPrivate : null,
    fine(language: string) {
      keepHere("fine", fineName, language);
      setFine(language);
    },
  };
  const lines = checkLines(words, {
    conversation,
    rules,
    measured,
    name,
    asThread,
    fineLanguage: fine,
    mends,
  });
  const revealing = lines.find(({ code, passed }) => code === "personal_data" && !passed) ?? null;
  return { lines, asThread, revealing };

  /** The words go, all of them: nothing of them stays where everyone reads. */
  function toPrivate(): void {
    drafts.change("private", joined(drafts.draftOf("public"), drafts.draftOf("private")));
    drafts.change("public", EMPTY);
    open("private");
    say(words.t("composer:movedToPrivate"));
  }
}

/** The very words that a check found. */
export function piecesOf(text: string, checks: MeasuredAnswer["checks"]): string[] {
  const spans = checks.find(({ code }) => code === "personal_data")?.spans ?? [];
  return [...new Set(spans.map(({ start, end }) => text.slice(start, end)))];
}

import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { MessageSquare, UserRound } from "lucide-react";
import { useEffect, useState } from "react";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import type { PaletteEntry } from "../../../ui/palette.tsx";
import { wantHeading } from "../../conversation/heading-focus.ts";

const PAUSE_MS = 200;
const LEAST_LETTERS = 2;
const MOST = 5;

interface Found {
  entries: PaletteEntry[];
  /** Nothing more will come for what is typed. */
  settled: boolean;
}

/** People and conversations by their words, from the whole desk, once the typing pauses. */
export function useFound(typed: string): Found {
  const { t } = useWords();
  const navigate = useNavigate();
  const words = usePaused(typed.trim());
  const enabled = words.length >= LEAST_LETTERS;
  const found = useQuery(
    api.search.all.queryOptions({ input: { words, sort: "best", limit: MOST, offset: 0 }, enabled }),
  );
  const settled = words === typed.trim() && !(enabled && found.isPending);
  if (!enabled || !found.data) return { entries: [], settled };
  const people = found.data.people.slice(0, MOST).map(
    ({ id, name, handle }): PaletteEntry => ({
      id: `person ${id}`,
      words: name || handle || t("common:someone"),
      icon: UserRound,
      beside: t("palette:kind.person"),
      act: () => void navigate({ to: "/customers/$customerId", params: { customerId: id } }),
    }),
  );
  const conversations = found.data.messages.map(
    ({ id, conversationId, customer, pieces }): PaletteEntry => ({
      id: `message ${id}`,
      words: `${customer.name || customer.handle || t("common:someone")}: ${pieces.map(({ text }) => text).join("")}`,
      icon: MessageSquare,
      beside: t("palette:kind.conversation"),
      act: () => {
        wantHeading();
        void navigate({ to: "/queue/$conversationId", params: { conversationId } });
      },
    }),
  );
  return { entries: [...people, ...conversations], settled };
}

function usePaused(words: string): string {
  const [paused, setPaused] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return paused;
}

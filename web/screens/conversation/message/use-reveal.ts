import { useState } from "react";
import type { Message, Revealed } from "../../../../contract/index.ts";
import { client } from "../../../api/client.ts";
import { useMay } from "../../../api/session.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { say } from "../../../ui/toasts.tsx";

export interface Reveal {
  /** What the server told; null while it is covered. */
  told: Revealed | null;
  /** Null for who may not see it. */
  toggle: (() => void) | null;
}

/**
 * What a message's cover hides. It is asked of the server, which records who asked; it is kept by nobody but the words on
 * screen, and an edit covers it again.
 */
export function useReveal({ id, revision }: Pick<Message, "id" | "revision">): Reveal {
  const may = useMay();
  const errorWords = useErrorWords();
  const [shown, setShown] = useState<{ revision: number; told: Revealed } | null>(null);
  const told = shown?.revision === revision ? shown.told : null;
  if (!may("see_personal_data")) return { told: null, toggle: null };
  return { told, toggle: () => (told ? setShown(null) : void ask()) };

  async function ask(): Promise<void> {
    try {
      setShown({ revision, told: await client.conversations.reveal({ messageId: id }) });
    } catch (error) {
      say(errorWords(error));
    }
  }
}

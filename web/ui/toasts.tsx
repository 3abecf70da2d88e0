import { useSyncExternalStore } from "react";
import { useWords } from "../locales/use-words.ts";
import { Button } from "./button.tsx";
import { useKeys } from "./keyboard.ts";
import css from "./toasts.module.css";

interface Toast {
  words: string;
  undo?: (() => void) | undefined;
}

let shown: Toast | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Says what was done, where one is looking; only the last thing can be undone. */
export function say(words: string, undo?: () => void): void {
  show({ words, undo });
  clearTimeout(timer);
  timer = setTimeout(() => show(null), undo ? 10_000 : 5_000);
}

export function Toasts() {
  const { t } = useWords();
  const toast = useSyncExternalStore(subscribe, () => shown);
  const undo = () => {
    const act = toast?.undo;
    show(null);
    act?.();
  };
  useKeys({ z: () => (toast?.undo ? undo() : false) });
  return (
    <div className={css.place} role="status" aria-live="polite">
      {toast ? (
        <div className={css.toast}>
          <span>{toast.words}</span>
          {toast.undo ? (
            <Button look="quiet" cap="Z" onPress={undo}>
              {t("common:undo")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function show(toast: Toast | null): void {
  shown = toast;
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

import { useSyncExternalStore } from "react";
import { useWords } from "../../locales/use-words.ts";
import css from "./desk.module.css";

export function Offline() {
  const { t } = useWords();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return online ? null : (
    <p className={css.offline} role="status">
      {t("common:offline")}
    </p>
  );
}

function subscribe(tell: () => void): () => void {
  addEventListener("online", tell);
  addEventListener("offline", tell);
  return () => {
    removeEventListener("online", tell);
    removeEventListener("offline", tell);
  };
}

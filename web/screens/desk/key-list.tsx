import { useWords } from "../../locales/use-words.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { KeyCap } from "../../ui/key-cap.tsx";
import css from "./desk.module.css";

const KEYS = [
  ["J", "down"],
  ["K", "up"],
  ["↵", "open"],
  ["R", "reply"],
  ["P", "private"],
  ["N", "note"],
  ["A", "assign"],
  ["S", "snooze"],
  ["E", "done"],
  ["X", "select"],
  ["T", "take"],
  ["Z", "undo"],
  ["/", "search"],
  ["G Q", "toQueue"],
  ["⌘ ↵", "send"],
  ["Esc", "escape"],
  ["?", "help"],
] as const;

export function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t("common:keys.title")} onClose={onClose}>
      <dl className={css.keys}>
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>{t(`common:keys.${words}`)}</dt>
            <dd>
              <KeyCap>{key}</KeyCap>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import controls from "../../ui/controls.module.css";
import { Dialog } from "../../ui/dialog.tsx";
import { Problem } from "../../ui/problem.tsx";

interface Props {
  title: string;
  body: string;
  /** What will happen, as a verb. */
  yes: string;
  busy: boolean;
  error: unknown;
  onYes: () => void;
  onClose: () => void;
}

/** The question before something that cannot be undone. */
export function Sure({ title, body, yes, busy, error, onYes, onClose }: Props) {
  const { t } = useWords();
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{body}</p>
      {error ? <Problem error={error} /> : null}
      <div className={`${controls.row} ${controls.end}`}>
        <Button onPress={onClose}>{t("common:cancel")}</Button>
        <Button look="primary" isDisabled={busy} onPress={onYes}>
          {yes}
        </Button>
      </div>
    </Dialog>
  );
}

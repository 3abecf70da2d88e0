import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import controls from "../../../ui/controls.module.css";
import { Dialog } from "../../../ui/dialog.tsx";
import type { CheckLine } from "./check-lines.ts";
import css from "./composer.module.css";

interface Props {
  line: CheckLine;
  /** The very words that would stand in the open. */
  pieces: string[];
  onEvenSo: () => void;
  onClose: () => void;
}

/** Personal data never goes out in public by a mere press of the button: one says that it shall. */
export function AskEvenSo({ line, pieces, onEvenSo, onClose }: Props) {
  const { t } = useWords();
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Dialog title={line.words} onClose={onClose}>
      <ul className={css.pieces}>
        {pieces.map((piece) => (
          <li key={piece} dir="auto">
            {piece}
          </li>
        ))}
      </ul>
      <p>{line.why}</p>
      <div className={`${controls.row} ${controls.end}`}>
        <Button onPress={then(onEvenSo)}>{t("checks:personal_data.evenSo")}</Button>
        {line.mend ? (
          <Button look="private" autoFocus onPress={then(line.mend.act)}>
            {line.mend.words}
          </Button>
        ) : null}
      </div>
    </Dialog>
  );
}

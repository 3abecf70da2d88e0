import { Group } from "react-aria-components";
import { useWords } from "../locales/use-words.ts";
import { capOf, useActions } from "./actions.ts";
import { Button } from "./button.tsx";
import { canUndo, holdSaid, letSaidGo, type Said, undoSaid, useSaid } from "./said.ts";
import css from "./toasts.module.css";

export { say } from "./said.ts";

/** The place on the page where it is said what was done. It is there before there is anything to say, to be heard. */
export function Toasts() {
  const said = useSaid();
  useActions({ undo: { can: canUndo, act: undoSaid } });
  return (
    <div className={css.place}>
      <Toast said={said} onUndo={undoSaid} />
    </div>
  );
}

/** A dark bar: the words, what follows from them, and the way back. Only the words are announced. */
export function Toast({ said, onUndo }: { said: Said | null; onUndo: () => void }) {
  const { t } = useWords();
  return (
    <Group
      role="presentation"
      className={css.toast ?? ""}
      data-empty={said === null || undefined}
      onHoverStart={holdSaid}
      onHoverEnd={letSaidGo}
    >
      <p role="status" className={css.said}>
        {said ? <span>{said.words}</span> : null}
        {said?.beside ? <span className={css.beside}>{said.beside}</span> : null}
      </p>
      {said?.undo ? (
        <Button look="quiet" cap={capOf("undo")} onPress={onUndo} onFocus={holdSaid} onBlur={letSaidGo}>
          {t("common:undo")}
        </Button>
      ) : null}
    </Group>
  );
}

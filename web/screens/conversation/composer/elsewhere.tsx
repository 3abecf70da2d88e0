import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import css from "./composer.module.css";
import type { ServerDraft } from "./draft.ts";

interface Props {
  other: ServerDraft;
  onUse: () => void;
  onKeep: () => void;
}

/** The same person wrote here from another device or tab: both drafts are there until one of them is chosen. */
export function Elsewhere({ other, onUse, onKeep }: Props) {
  const { t, moment } = useWords();
  return (
    <div className={css.moved} role="status">
      <p>
        <b>{t("composer:elsewhere", { at: moment("at", other.updatedAt) })}</b>
      </p>
      <p className={css.came} dir="auto">
        {other.text}
      </p>
      <span className={css.choices}>
        <Button look="link" onPress={onUse}>
          {t("composer:useThat")}
        </Button>
        <Button look="link" onPress={onKeep}>
          {t("composer:keepMine")}
        </Button>
      </span>
    </div>
  );
}

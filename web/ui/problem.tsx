import { useErrorWords } from "../locales/use-error-words.ts";
import { useWords } from "../locales/use-words.ts";
import { Button } from "./button.tsx";
import css from "./controls.module.css";

/** What went wrong, and the way on. */
export function Problem({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  const words = useErrorWords();
  const { t } = useWords();
  return (
    <div className={css.problemBox} role="alert">
      <p>{words(error)}</p>
      {onAgain ? (
        <Button look="link" onPress={onAgain}>
          {t("common:again")}
        </Button>
      ) : null}
    </div>
  );
}

import { useErrorWords } from "../locales/use-error-words.ts";
import { useWords } from "../locales/use-words.ts";
import { Button } from "./button.tsx";
import { Trouble } from "./trouble.tsx";

/** What a call was refused with, in words, and the way on. */
export function Problem({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  const words = useErrorWords();
  const { t } = useWords();
  return (
    <Trouble words={words(error)}>
      {onAgain ? (
        <Button look="link" onPress={onAgain}>
          {t("common:again")}
        </Button>
      ) : null}
    </Trouble>
  );
}

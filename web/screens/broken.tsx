import { isAnswer } from "../api/errors.ts";
import { useOutdated } from "../api/version.ts";
import { useWords } from "../locales/use-words.ts";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import css from "./plain-page.module.css";

/** When a screen cannot go on: what happened, and the way back. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useWords();
  // A part that only an older build had: nothing is broken, and what was written is kept.
  if (useOutdated()) {
    return (
      <main className={css.page}>
        <h1>{t("desk:version.ready")}</h1>
        <Button look="primary" onPress={() => location.reload()}>
          {t("desk:version.reload")}
        </Button>
      </main>
    );
  }
  return (
    <main className={css.page}>
      <h1>{t("errors:screen.title")}</h1>
      {isAnswer(error) ? <Problem error={error} /> : null}
      <p>{t("errors:screen.body")}</p>
      <Button look="primary" onPress={() => location.reload()}>
        {t("errors:screen.reload")}
      </Button>
    </main>
  );
}

import { Languages } from "lucide-react";
import { isTongue, OWN_NAMES, TONGUES } from "../locales/languages.ts";
import { chooseLanguage, currentLanguage } from "../locales/start.ts";
import { useWords } from "../locales/use-words.ts";
import { FoldedChoice } from "./folded-choice.tsx";
import css from "./language-choice.module.css";

/** The screen's language, before anybody is signed in. */
export function LanguageChoice() {
  const { t } = useWords();
  return (
    <span className={css.languages}>
      <Languages size={16} strokeWidth={1.75} aria-hidden="true" />
      <FoldedChoice
        label={t("common:screenLanguage")}
        value={currentLanguage()}
        options={TONGUES.map((id) => ({ id, words: OWN_NAMES[id] }))}
        onChoose={(id) => {
          if (isTongue(id)) void chooseLanguage(id);
        }}
      />
    </span>
  );
}

import { useWords } from "../../locales/use-words.ts";
import { IDEAS } from "./cast.ts";
import css from "./plaza.module.css";

/** For whoever does not know what to write. */
export function Ideas({ onChoose }: { onChoose: (idea: (typeof IDEAS)[number]) => void }) {
  const { t } = useWords();
  return (
    <section>
      <h2 className={css.sideTitle}>{t("plaza:ideas")}</h2>
      <ul className={css.ideas}>
        {IDEAS.map((idea) => (
          <li key={idea.id}>
            <button type="button" className={css.idea} onClick={() => onChoose(idea)}>
              {t(`plaza:idea.${idea.id}`)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

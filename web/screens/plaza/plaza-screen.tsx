import { Link } from "@tanstack/react-router";
import { ArrowRight, Landmark } from "lucide-react";
import { useWords } from "../../locales/use-words.ts";
import { Problem } from "../../ui/problem.tsx";
import css from "./plaza.module.css";
import { Town } from "./town.tsx";
import { usePlaza } from "./use-plaza.ts";

/** The practice network's own page: not the desk, and it says so first. */
export function PlazaScreen() {
  const { t } = useWords();
  const plaza = usePlaza();
  return (
    <div className={css.plaza}>
      <header className={css.band}>
        <Landmark size={18} aria-hidden="true" />
        <p>
          <strong>{t("plaza:band.title")}</strong> <span>{t("plaza:band.body")}</span>
        </p>
        <Link to="/queue" className={css.back}>
          {t("plaza:band.back")}
          <ArrowRight size={16} aria-hidden="true" />
        </Link>
      </header>
      {plaza.isError ? (
        <main className={css.missing}>
          <p>{t("plaza:notConnected")}</p>
          <Problem error={plaza.error} onAgain={() => void plaza.refetch()} />
        </main>
      ) : null}
      {plaza.data ? <Town plaza={plaza.data} /> : null}
    </div>
  );
}

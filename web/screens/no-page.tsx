import { Link } from "@tanstack/react-router";
import { useWords } from "../locales/use-words.ts";
import css from "./plain-page.module.css";

export function NoPage() {
  const { t } = useWords();
  return (
    <main className={css.page}>
      <h1>{t("errors:noPage")}</h1>
      <Link to="/queue">{t("errors:toQueue")}</Link>
    </main>
  );
}

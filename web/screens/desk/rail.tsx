import { Link } from "@tanstack/react-router";
import { useHasPlaza } from "../../api/practice.ts";
import { useMay } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { Mark } from "../../ui/mark.tsx";
import { PLACES, type Place } from "../places.ts";
import { AccountMenu } from "./account-menu.tsx";
import css from "./rail.module.css";

/** Beside the screens on a desk, below them on a phone. */
export function Rail({ onFind, onKeys }: { onFind: () => void; onKeys: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const hasPlaza = useHasPlaza();
  const allowed = PLACES.filter(({ id, needs }) => (!needs || may(needs)) && (id !== "plaza" || hasPlaza));
  return (
    <nav className={css.rail} aria-label={t("common:rail.label")}>
      <span className={css.mark}>
        <Mark />
      </span>
      {allowed.filter(({ foot }) => !foot).map(entry)}
      <span className={css.gap} />
      {allowed.filter(({ foot }) => foot).map(entry)}
      <AccountMenu onFind={onFind} onKeys={onKeys} />
    </nav>
  );

  function entry({ id, to, icon: Icon }: Place) {
    return (
      <Link
        key={id}
        to={to}
        className={css.entry}
        activeProps={{ "data-here": true }}
        title={t(`common:rail.${id}`)}
      >
        <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
        <span>{t(`common:rail.${id}`)}</span>
      </Link>
    );
  }
}

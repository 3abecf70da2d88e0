import { Link } from "@tanstack/react-router";
import { useViews } from "../../../api/queue.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Problem } from "../../../ui/problem.tsx";
import { PageHead } from "../page-head.tsx";
import { PartHead } from "../part-head.tsx";
import css from "../settings.module.css";
import { ViewRow } from "./view-row.tsx";

/** The queue's saved views: one's own, and the team's. */
export function ViewsPage() {
  const { t, byName } = useWords();
  const views = useViews();
  const inOrder = views.data?.toSorted((a, b) => byName(a.name, b.name)) ?? [];
  const own = inOrder.filter(({ shared }) => !shared);
  const shared = inOrder.filter((view) => view.shared);
  return (
    <>
      <PageHead title={t("common:settingsPage.views")} lead={t("settings:views.lead")} />
      {views.isError ? <Problem error={views.error} onAgain={() => void views.refetch()} /> : null}
      {views.data?.length === 0 ? (
        <div>
          <p>{t("settings:views.none")}</p>
          <Link to="/queue">{t("settings:views.toQueue")}</Link>
        </div>
      ) : null}
      {part("own", own)}
      {part("shared", shared)}
    </>
  );

  function part(which: "own" | "shared", list: typeof own) {
    if (list.length === 0) return null;
    return (
      <section className={css.part} aria-labelledby={`views-${which}`}>
        <PartHead
          id={`views-${which}`}
          title={t(`settings:views.${which}`)}
          lead={t(`settings:views.${which}Hint`)}
        />
        <ul className={css.list}>
          {list.map((view) => (
            <ViewRow key={view.id} view={view} />
          ))}
        </ul>
      </section>
    );
  }
}

import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Problem } from "../../../ui/problem.tsx";
import css from "../settings.module.css";
import { CalendarForm } from "./calendar-form.tsx";
import { RulesForm } from "./rules-form.tsx";

/** How soon an answer is due, and in which hours the clock runs. */
export function DeadlinesPage() {
  const { t } = useWords();
  const settings = useQuery(api.settings.get.queryOptions());
  return (
    <>
      <header>
        <h1>{t("settings:page.deadlines")}</h1>
        <p className={css.lead}>{t("settings:deadlines.lead")}</p>
      </header>
      {settings.isError ? <Problem error={settings.error} onAgain={() => void settings.refetch()} /> : null}
      {settings.data ? (
        <>
          <RulesForm settings={settings.data} />
          <CalendarForm key={settings.data.scheduleVersion} settings={settings.data} />
        </>
      ) : null}
    </>
  );
}

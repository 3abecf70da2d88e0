import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Problem } from "../../../ui/problem.tsx";
import { PageHead } from "../page-head.tsx";
import { CalendarForm } from "./calendar-form.tsx";
import { type Line, linesOf } from "./lines.ts";
import { RulesForm } from "./rules-form.tsx";
import type { Settings } from "./settings.ts";
import { TryDeadline } from "./try-deadline.tsx";

/** How soon an answer is due, and in which hours the clock runs. */
export function DeadlinesPage() {
  const { t } = useWords();
  const settings = useQuery(api.settings.get.queryOptions());
  return (
    <>
      <PageHead title={t("common:settingsPage.deadlines")} lead={t("settings:deadlines.lead")} />
      {settings.isError ? <Problem error={settings.error} onAgain={() => void settings.refetch()} /> : null}
      {settings.data ? <Deadlines settings={settings.data} /> : null}
    </>
  );
}

/** Both forms in one hand, so that the sentence on top follows either before it is saved. */
function Deadlines({ settings }: { settings: Settings }) {
  const [lines, setLines] = useState<Line[]>(() => linesOf(settings));
  const [schedule, setSchedule] = useState(settings.schedule);
  return (
    <>
      <TryDeadline schedule={schedule} lines={lines} />
      <RulesForm lines={lines} onChange={setLines} />
      <CalendarForm settings={settings} schedule={schedule} onChange={setSchedule} />
    </>
  );
}

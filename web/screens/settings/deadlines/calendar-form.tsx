import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { say } from "../../../ui/toasts.tsx";
import { COUNTRIES, isCountry } from "../../setup/answers.ts";
import { PartHead } from "../part-head.tsx";
import css from "../settings.module.css";
import { SettingsProblem } from "../settings-problem.tsx";
import { Exceptions } from "./exceptions.tsx";
import { Holidays } from "./holidays.tsx";
import type { Schedule, Settings } from "./settings.ts";
import { Week } from "./week.tsx";

const NONE = "none";

interface Props {
  settings: Settings;
  /** As it stands here, saved or not. */
  schedule: Schedule;
  onChange: (schedule: Schedule) => void;
}

/** The hours in which the clock runs. Saving makes a new version; what waits keeps the one it came under. */
export function CalendarForm({ settings, schedule, onChange }: Props) {
  const { t, byName, countryName } = useWords();
  const queries = useQueryClient();
  const inOrder = (a: { words: string }, b: { words: string }) => byName(a.words, b.words);
  const set = (change: Partial<Schedule>) => onChange({ ...schedule, ...change });
  const { country, region } = schedule.holidays;
  const place = useQuery(
    api.setup.preview.queryOptions({
      input: { country: country ?? settings.country },
      enabled: country !== null,
    }),
  );
  const regions =
    country === settings.schedule.holidays.country ? settings.regions : (place.data?.regions ?? []);
  const moved =
    country !== settings.schedule.holidays.country || region !== settings.schedule.holidays.region;
  const save = useMutation({
    ...api.settings.changeSchedule.mutationOptions(),
    onSuccess: () => {
      say(t("settings:saved"));
      return queries.invalidateQueries({ queryKey: api.settings.key() });
    },
  });

  return (
    <form
      className={css.part}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(schedule);
      }}
    >
      <PartHead title={t("settings:calendar.title")} lead={t("settings:calendar.lead")} />
      <h3>{t("settings:calendar.week")}</h3>
      <Week week={schedule.week} onChange={(week) => set({ week })} />
      <div className={css.form}>
        <Choice
          label={t("settings:calendar.timeZone")}
          value={schedule.timeZone}
          options={zonesWith(schedule.timeZone).map((id) => ({ id, words: id.replaceAll("_", " ") }))}
          onChoose={(timeZone) => set({ timeZone })}
        />
      </div>
      <h3>{t("settings:calendar.holidays")}</h3>
      <div className={css.pair}>
        <Choice
          label={t("settings:calendar.country")}
          value={country ?? NONE}
          options={[
            { id: NONE, words: t("settings:calendar.noHolidays") },
            ...COUNTRIES.map((id) => ({ id, words: countryName(id) })).toSorted(inOrder),
          ]}
          onChoose={(id) => set({ holidays: { country: isCountry(id) ? id : null, region: null, off: [] } })}
        />
        {country && regions.length > 0 ? (
          <Choice
            label={t("setup:region")}
            value={region ?? NONE}
            options={[
              { id: NONE, words: t("setup:regionAll") },
              ...regions.map(({ code, name }) => ({ id: code, words: name })).toSorted(inOrder),
            ]}
            onChoose={(id) => set({ holidays: { ...schedule.holidays, region: id === NONE ? null : id } })}
          />
        ) : null}
      </div>
      {moved ? (
        <p className={css.quiet}>{t("settings:calendar.saveToSee")}</p>
      ) : (
        <Holidays
          holidays={settings.holidays}
          worked={schedule.holidays.off}
          onChange={(off) => set({ holidays: { ...schedule.holidays, off } })}
        />
      )}
      <div>
        <h3>{t("settings:calendar.exceptions")}</h3>
        <p className={css.quiet}>{t("settings:calendar.exceptionsHint")}</p>
      </div>
      <Exceptions exceptions={schedule.exceptions} onChange={(exceptions) => set({ exceptions })} />
      {save.isError ? <SettingsProblem error={save.error} /> : null}
      <div className={css.buttons}>
        <Button look="primary" type="submit" isDisabled={save.isPending}>
          {t("settings:calendar.save")}
        </Button>
      </div>
    </form>
  );
}

/** All that this browser knows, with the one in use even where it is not among them. */
function zonesWith(own: string): string[] {
  const known = Intl.supportedValuesOf("timeZone");
  return known.includes(own) ? known : [own, ...known];
}

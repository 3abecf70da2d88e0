import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { NetworkBadge } from "../../../ui/network-badge.tsx";
import { say } from "../../../ui/toasts.tsx";
import { PartHead } from "../part-head.tsx";
import css from "../settings.module.css";
import { SettingsProblem } from "../settings-problem.tsx";

import { byPlace, type Line, newLine } from "./lines.ts";
import { RuleRow } from "./rule-row.tsx";
import own from "./rules.module.css";
import { usePlaces } from "./use-places.ts";

interface Props {
  lines: Line[];
  onChange: (lines: Line[]) => void;
}

/** Deadlines by place and kind, a table that is written in; the most specific line that fits decides. */
export function RulesForm({ lines, onChange }: Props) {
  const { t } = useWords();
  const queries = useQueryClient();
  const networks = useQuery(api.connections.networks.queryOptions());
  const { places, nameOf } = usePlaces(networks.data ?? []);
  const [place, setPlace] = useState<string | null>(null);
  const save = useMutation({
    ...api.settings.changeDeadlines.mutationOptions(),
    onSuccess: () => {
      say(t("settings:saved"));
      return queries.invalidateQueries({ queryKey: api.settings.key() });
    },
  });
  const chosen = place ?? places[0]?.id ?? "any";

  return (
    <form
      className={css.part}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(lines.map(({ rule }) => rule));
      }}
    >
      <PartHead title={t("settings:deadlines.rules")} lead={t("settings:deadlines.rulesLead")} />
      <table className={own.table}>
        <thead>
          <tr>
            <th scope="col">{t("settings:deadlines.what")}</th>
            <th scope="col">{t("settings:deadlines.first")}</th>
            <th scope="col">{t("settings:deadlines.next")}</th>
            <th scope="col">{t("settings:deadlines.resolution")}</th>
            <td />
          </tr>
        </thead>
        {byPlace(lines).map((group) => (
          <tbody key={group.place}>
            {group.place === "rest" ? null : (
              <tr className={own.place}>
                <th scope="rowgroup" colSpan={5}>
                  <span className={own.placeName}>
                    {group.place.startsWith("network ") ? (
                      <NetworkBadge network={group.place.slice(8)} size={16} />
                    ) : null}
                    {nameOf(group.place)}
                  </span>
                </th>
              </tr>
            )}
            {group.lines.map(({ key, rule }) => (
              <RuleRow
                key={key}
                rule={rule}
                onChange={(rule) => onChange(lines.map((line) => (line.key === key ? { key, rule } : line)))}
                onRemove={() => onChange(lines.filter((line) => line.key !== key))}
              />
            ))}
          </tbody>
        ))}
      </table>
      <div className={own.adding}>
        <div className={own.where}>
          <Choice label={t("settings:deadlines.where")} value={chosen} options={places} onChoose={setPlace} />
        </div>
        <Button onPress={() => onChange([...lines, newLine(lines, chosen)])}>
          <Plus size={16} aria-hidden="true" />
          {t("settings:deadlines.add")}
        </Button>
      </div>
      {save.isError ? <SettingsProblem error={save.error} /> : null}
      <div className={css.buttons}>
        <Button look="primary" type="submit" isDisabled={save.isPending}>
          {t("settings:deadlines.save")}
        </Button>
      </div>
    </form>
  );
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { say } from "../../../ui/toasts.tsx";
import css from "../settings.module.css";
import { SettingsProblem } from "../settings-problem.tsx";
import { RuleRow } from "./rule-row.tsx";
import type { DeadlineRule, Settings } from "./settings.ts";
import { withTheRest } from "./starting-rules.ts";

interface Line {
  key: number;
  rule: DeadlineRule;
}

/** Deadlines by place and kind; the most specific rule that fits decides. */
export function RulesForm({ settings }: { settings: Settings }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [lines, setLines] = useState(() => withTheRest(settings).map((rule, key): Line => ({ key, rule })));
  const networks = useQuery(api.connections.networks.queryOptions());
  const save = useMutation({
    ...api.settings.changeDeadlines.mutationOptions(),
    onSuccess: () => {
      say(t("settings:saved"));
      return queries.invalidateQueries({ queryKey: api.settings.key() });
    },
  });
  const change = (key: number, rule: DeadlineRule) =>
    setLines((before) => before.map((line) => (line.key === key ? { key, rule } : line)));
  const add = () =>
    setLines((before) => [{ key: Math.max(...before.map(({ key }) => key)) + 1, rule: NEW_RULE }, ...before]);

  return (
    <section className={css.part}>
      <h2>{t("settings:deadlines.rules")}</h2>
      <p className={css.lead}>{t("settings:deadlines.rulesLead")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(lines.map(({ rule }) => rule));
        }}
      >
        <div className={css.buttons}>
          <Button onPress={add}>
            <Plus size={16} aria-hidden="true" />
            {t("settings:deadlines.add")}
          </Button>
        </div>
        <ul className={css.list}>
          {lines.map(({ key, rule }) => (
            <RuleRow
              key={key}
              rule={rule}
              networks={networks.data ?? []}
              onChange={(changed) => change(key, changed)}
              onRemove={() => setLines((before) => before.filter((line) => line.key !== key))}
            />
          ))}
        </ul>
        {save.isError ? <SettingsProblem error={save.error} /> : null}
        <div className={css.buttons}>
          <Button look="primary" type="submit" isDisabled={save.isPending}>
            {t("settings:deadlines.save")}
          </Button>
        </div>
      </form>
    </section>
  );
}

const NEW_RULE: DeadlineRule = { match: { kind: "complaint" }, first: 60, next: 60, resolution: 1 };

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useMay } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { PageHead } from "../page-head.tsx";
import css from "../settings.module.css";
import { RuleForm } from "./rule-form.tsx";
import { RuleRow } from "./rule-row.tsx";

/** What happens by itself when a message comes, as sentences in the order they are asked. */
export function RulesPage() {
  const { t } = useWords();
  const may = useMay();
  const [making, setMaking] = useState(false);
  const rules = useQuery(api.rules.list.queryOptions());
  const counts = useQuery(api.rules.counts.queryOptions());
  const all = rules.data ?? [];
  const matchedBy = (id: string) => counts.data?.rules.find((one) => one.id === id)?.matched;

  return (
    <>
      <PageHead title={t("common:settingsPage.rules")} lead={t("rules:lead")}>
        {may("manage_settings") ? (
          <Button look="primary" onPress={() => setMaking(true)}>
            <Plus size={16} aria-hidden="true" />
            {t("rules:new")}
          </Button>
        ) : null}
      </PageHead>
      {making ? <RuleForm rule={null} onClose={() => setMaking(false)} /> : null}
      {rules.isError ? <Problem error={rules.error} onAgain={() => void rules.refetch()} /> : null}
      {rules.isSuccess && all.length === 0 ? <Empty words={t("rules:none")} /> : null}
      {all.length > 0 ? (
        <ol className={css.list} aria-label={t("rules:list")}>
          {all.map((rule, place) => {
            const matched = matchedBy(rule.id);
            return (
              <RuleRow
                key={rule.id}
                rule={rule}
                place={place}
                isLast={place === all.length - 1}
                count={matched === undefined ? null : { matched, of: counts.data?.of ?? 0 }}
              />
            );
          })}
        </ol>
      ) : null}
    </>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useLabels } from "../../../api/labels.ts";
import { useMay } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { labelsFor } from "../../labels/finding.ts";
import { PageHead } from "../page-head.tsx";
import css from "../settings.module.css";
import { LabelRow } from "./label-row.tsx";
import { NewLabel } from "./new-label.tsx";

const PAGE = 50;
const FEW = 8;

/** The brand's own words: made, renamed, made one, removed; hundreds of them by what they are called. */
export function LabelsPage() {
  const { t, figure } = useWords();
  const may = useMay();
  const labels = useLabels();
  const uses = useQuery(api.labels.uses.queryOptions());
  const recognition = useQuery(api.labels.recognition.queryOptions());
  const [words, setWords] = useState("");
  const [shown, setShown] = useState(PAGE);
  const all = labels.data ?? [];
  const found = labelsFor(words, all);
  const countOf = (id: string) => uses.data?.find((use) => use.id === id);
  const { wanted = 0, labels: recognised = [] } = recognition.data ?? {};

  return (
    <>
      <PageHead title={t("common:settingsPage.labels")} lead={t("labels:page.lead")} />
      {may("manage_settings") ? <NewLabel /> : null}
      {labels.isError ? <Problem error={labels.error} onAgain={() => void labels.refetch()} /> : null}
      <section className={css.part} aria-label={t("labels:labels")}>
        {all.length > FEW ? (
          <div className={css.form}>
            <Field label={t("labels:find")} value={words} onChange={setWords} />
          </div>
        ) : null}
        {labels.isSuccess ? (
          <p className={css.quiet} role="status">
            {t("labels:page.count", { count: found.length })}
          </p>
        ) : null}
        {all.length > 0 && recognition.isSuccess ? (
          <p className={css.quiet}>{t("labels:recognise.lead", { wanted: figure(wanted) })}</p>
        ) : null}
        <ul className={css.list}>
          {found.slice(0, shown).map((label) => (
            <LabelRow
              key={label.id}
              label={label}
              others={all}
              uses={uses.isSuccess ? (countOf(label.id) ?? { conversations: 0, waiting: 0 }) : null}
              recognition={recognised.find(({ id }) => id === label.id) ?? null}
              wanted={wanted}
            />
          ))}
        </ul>
        {found.length > shown ? (
          <div>
            <Button onPress={() => setShown(shown + PAGE)}>{t("labels:page.showMore")}</Button>
          </div>
        ) : null}
      </section>
    </>
  );
}

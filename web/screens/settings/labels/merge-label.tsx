import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Label } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Chips } from "../../../ui/chips.tsx";
import controls from "../../../ui/controls.module.css";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { say } from "../../../ui/toasts.tsx";
import { labelsFor } from "../../labels/finding.ts";
import type { Uses } from "./label-row.tsx";

const SHOWN = 12;

interface Props {
  label: Label;
  others: Label[];
  uses: Uses | null;
  onClose: () => void;
}

/** Two words for one thing become one: which of the others takes its place? */
export function MergeLabel({ label, others, uses, onClose }: Props) {
  const { t, figure } = useWords();
  const queries = useQueryClient();
  const [words, setWords] = useState("");
  const [into, setInto] = useState<Label | null>(null);
  const count = uses?.conversations ?? 0;
  const found = labelsFor(words, others).filter(({ id }) => id !== label.id && id !== into?.id);
  const shown = [...(into ? [into] : []), ...found].slice(0, SHOWN);
  const merge = useMutation({
    ...api.labels.merge.mutationOptions(),
    onSuccess: async () => {
      say(t("labels:page.merged", { label: into?.name ?? "" }));
      onClose();
      await queries.invalidateQueries({ queryKey: api.labels.key() });
    },
  });
  return (
    <Dialog title={t("labels:page.mergeTitle", { label: label.name })} onClose={onClose}>
      <Field label={t("labels:find")} autoFocus value={words} onChange={setWords} />
      <Chips
        one
        small
        label={t("labels:labels")}
        options={shown.map(({ id, name }) => ({ id, words: name }))}
        chosen={into ? [into.id] : []}
        onChoose={([id]) => setInto(others.find((one) => one.id === id) ?? null)}
      />
      <p className={controls.hint} role="status">
        {into
          ? t("labels:page.mergeBody", { count, figure: figure(count), label: into.name })
          : t("labels:page.mergeHint")}
      </p>
      {merge.isError ? <Problem error={merge.error} /> : null}
      <div className={`${controls.row} ${controls.end}`}>
        <Button onPress={onClose}>{t("common:cancel")}</Button>
        <Button
          look="primary"
          isDisabled={!into || merge.isPending}
          onPress={() => into && merge.mutate({ id: label.id, into: into.id })}
        >
          {t("labels:page.mergeYes")}
        </Button>
      </div>
    </Dialog>
  );
}

import { useState } from "react";
import { useLabels } from "../../api/labels.ts";
import { useWords } from "../../locales/use-words.ts";
import { Chips } from "../../ui/chips.tsx";
import controls from "../../ui/controls.module.css";
import { Field } from "../../ui/field.tsx";
import { labelsFor } from "./finding.ts";

const FEW = 12;

interface Props {
  chosen: string[];
  onChoose: (ids: string[]) => void;
}

/** The brand's labels to narrow the queue by: a few are all in sight, of many those that fit what is typed. */
export function LabelChips({ chosen, onChoose }: Props) {
  const { t } = useWords();
  const labels = useLabels();
  const [words, setWords] = useState("");
  const all = labels.data ?? [];
  if (all.length === 0) return null;
  const picked = all.filter(({ id }) => chosen.includes(id));
  const others = labelsFor(words, all).filter(({ id }) => !chosen.includes(id));
  const shown = [...picked, ...others.slice(0, Math.max(FEW - picked.length, 0))];
  return (
    <div className={controls.field}>
      <span className={controls.label}>{t("labels:labels")}</span>
      {all.length > FEW ? <Field label={t("labels:find")} value={words} onChange={setWords} /> : null}
      <Chips
        small
        label={t("labels:labels")}
        options={shown.map(({ id, name }) => ({ id, words: name }))}
        chosen={chosen}
        onChoose={onChoose}
      />
    </div>
  );
}

import { useState } from "react";
import { useLabels } from "../../api/labels.ts";
import { useWords } from "../../locales/use-words.ts";
import { Chips } from "../../ui/chips.tsx";
import controls from "../../ui/controls.module.css";
import { Field } from "../../ui/field.tsx";
import { labelsFor } from "./finding.ts";

const FEW = 12;
/** Of many, so many beside those that are chosen. */
const SHOWN = 6;

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
  const many = all.length > FEW;
  const shown = [...picked, ...others.slice(0, many ? SHOWN : FEW)];
  return (
    <div className={controls.field}>
      {many ? (
        <Field label={t("labels:labels")} placeholder={t("labels:find")} value={words} onChange={setWords} />
      ) : (
        <span className={controls.label}>{t("labels:labels")}</span>
      )}
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

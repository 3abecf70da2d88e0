import { useEffect, useRef } from "react";
import type { Item, Kind } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Chips } from "../../../ui/chips.tsx";
import { FoldedChoice } from "../../../ui/folded-choice.tsx";
import { kinds, languages, moods, topics } from "../../queue/codes.ts";
import css from "./why.module.css";

/** What triage tells of a message, and what can be set right. */
export type Understanding = Pick<Item, "kind" | "topic" | "mood" | "urgency" | "language">;

interface Props {
  of: Understanding;
  /** Whether a person has set any of it. */
  corrected: boolean;
  onSet: (change: Partial<Understanding>) => void;
  /** A kind that is looked at before it is chosen. */
  onLook?: (kind: Kind | null) => void;
  /** What comes of it. */
  hint: string;
}

/** What it is, all of it in sight; the figures choose the kind. */
export function LabelChoices({ of, corrected, onSet: set, onLook, hint }: Props) {
  const { t, languageName } = useWords();
  const latest = useRef(set);
  latest.current = set;
  // The figures choose the kind while this is open, as their caps say.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const kind = kinds[Number(event.key) - 1];
      if (kind && !event.ctrlKey && !event.metaKey && !event.altKey && kind !== of.kind)
        latest.current({ kind });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [of.kind]);

  return (
    <>
      <div className={css.what}>
        <h3>{t("why:what")}</h3>
        {corrected ? <span>{t("conversation:why.corrected")}</span> : null}
      </div>
      <Chips
        one
        small
        label={t("why:what")}
        options={kinds.map((id, index) => ({ id, words: t(`common:kind.${id}`), cap: String(index + 1) }))}
        chosen={[of.kind]}
        onLook={(id) => onLook?.(kinds.find((kind) => kind === id) ?? null)}
        onChoose={([id]) => {
          const kind = kinds.find((one) => one === id);
          if (kind && kind !== of.kind) set({ kind });
        }}
      />
      <p className={css.would} aria-live="polite">
        {hint}
      </p>
      <div className={css.choices}>
        <Line words={t("conversation:why.topic")}>
          <FoldedChoice
            label={t("conversation:why.topic")}
            value={of.topic}
            options={topics.map((id) => ({ id, words: t(`common:topic.${id}`) }))}
            onChoose={(id) => {
              const topic = topics.find((one) => one === id);
              if (topic) set({ topic });
            }}
          />
        </Line>
        <Line words={t("conversation:why.mood")}>
          <FoldedChoice
            label={t("conversation:why.mood")}
            value={of.mood}
            options={moods.map((id) => ({ id, words: t(`common:mood.${id}`) }))}
            onChoose={(id) => {
              const mood = moods.find((one) => one === id);
              if (mood) set({ mood });
            }}
          />
        </Line>
        <Line words={t("conversation:why.urgency")}>
          <FoldedChoice
            label={t("conversation:why.urgency")}
            value={String(of.urgency)}
            options={([0, 1, 2, 3] as const).map((id) => ({
              id: String(id),
              words: t(`common:urgency.${id}`),
            }))}
            onChoose={(id) => set({ urgency: Number(id) })}
          />
        </Line>
        <Line words={t("conversation:why.language")}>
          <FoldedChoice
            label={t("conversation:why.language")}
            value={of.language}
            options={[...new Set([...languages, of.language])].map((id) => ({
              id,
              words: languageName(id) ?? id,
            }))}
            onChoose={(language) => set({ language })}
          />
        </Line>
      </div>
    </>
  );
}

function Line({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <div className={css.choice}>
      <span aria-hidden="true">{words}</span>
      {children}
    </div>
  );
}

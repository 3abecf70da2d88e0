import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Item, Kind } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useCorrect } from "../../../api/queue.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { PopoverPart } from "../../../ui/popover.tsx";
import { say } from "../../../ui/toasts.tsx";
import { kinds, languages, moods, topics } from "../../queue/codes.ts";
import css from "./why.module.css";

/** What it is, set right; looking at another kind says beforehand what would come of it. */
export function Correct({ item }: { item: Item }) {
  const { t, moment, languageName } = useWords();
  const errorWords = useErrorWords();
  const [looked, setLooked] = useState<Kind | null>(null);
  const would = useQuery(
    api.queue.correct.queryOptions({
      input: { id: item.id, kind: looked ?? item.kind, dryRun: true },
      enabled: looked !== null && looked !== item.kind,
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),
  );
  const set = useCorrect(item, (error) => say(errorWords(error)));
  const latest = useRef(set);
  latest.current = set;
  // The figures choose the kind while this is open, as their caps say.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const kind = kinds[Number(event.key) - 1];
      if (kind && !event.ctrlKey && !event.metaKey && !event.altKey && kind !== item.kind)
        latest.current({ kind });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [item.kind]);

  return (
    <PopoverPart>
      <div className={css.what}>
        <h3>{t("why:what")}</h3>
        {item.corrected.length > 0 ? <span>{t("conversation:why.corrected")}</span> : null}
      </div>
      <Chips
        one
        small
        label={t("why:what")}
        options={kinds.map((id, index) => ({ id, words: t(`common:kind.${id}`), cap: String(index + 1) }))}
        chosen={[item.kind]}
        onLook={(id) => setLooked(kinds.find((kind) => kind === id) ?? null)}
        onChoose={([id]) => {
          const kind = kinds.find((one) => one === id);
          if (kind && kind !== item.kind) set({ kind });
        }}
      />
      <p className={css.would} aria-live="polite">
        {looked && looked !== item.kind && would.data ? wouldWords(would.data) : t("why:hint")}
      </p>
      <div className={css.choices}>
        <Line words={t("conversation:why.topic")}>
          <Choice
            plain
            label={t("conversation:why.topic")}
            value={item.topic}
            options={topics.map((id) => ({ id, words: t(`common:topic.${id}`) }))}
            onChoose={(id) => {
              const topic = topics.find((one) => one === id);
              if (topic) set({ topic });
            }}
          />
        </Line>
        <Line words={t("conversation:why.mood")}>
          <Choice
            plain
            label={t("conversation:why.mood")}
            value={item.mood}
            options={moods.map((id) => ({ id, words: t(`common:mood.${id}`) }))}
            onChoose={(id) => {
              const mood = moods.find((one) => one === id);
              if (mood) set({ mood });
            }}
          />
        </Line>
        <Line words={t("conversation:why.urgency")}>
          <Choice
            plain
            label={t("conversation:why.urgency")}
            value={String(item.urgency)}
            options={([0, 1, 2, 3] as const).map((id) => ({
              id: String(id),
              words: t(`common:urgency.${id}`),
            }))}
            onChoose={(id) => set({ urgency: Number(id) })}
          />
        </Line>
        <Line words={t("conversation:why.language")}>
          <Choice
            plain
            label={t("conversation:why.language")}
            value={item.language}
            options={[...new Set([...languages, item.language])].map((id) => ({
              id,
              words: languageName(id) ?? id,
            }))}
            onChoose={(language) => set({ language })}
          />
        </Line>
      </div>
      <div className={css.pins}>
        {item.pin === 0 ? (
          <>
            <Button look="link" onPress={() => set({ pin: 1 })}>
              {t("conversation:why.keepOnTop")}
            </Button>
            <Button look="link" onPress={() => set({ pin: -1 })}>
              {t("conversation:why.canWait")}
            </Button>
          </>
        ) : (
          <Button look="link" onPress={() => set({ pin: 0 })}>
            {t("conversation:why.unpin")}
          </Button>
        )}
      </div>
    </PopoverPart>
  );

  function wouldWords({ item: then, place }: { item: Item; place: number }): string {
    const values = { as: t(`why:as.${then.kind}`), points: then.priority.shown, place };
    return then.dueAt
      ? t("why:wouldDue", { ...values, at: moment("at", then.dueAt) })
      : t("why:would", values);
  }
}

function Line({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <div className={css.choice}>
      <span aria-hidden="true">{words}</span>
      {children}
    </div>
  );
}

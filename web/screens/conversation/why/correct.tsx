import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Item, Kind } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useCorrect } from "../../../api/queue.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { PopoverPart } from "../../../ui/popover.tsx";
import { say } from "../../../ui/toasts.tsx";
import { LabelChoices } from "./label-choices.tsx";
import css from "./why.module.css";

/** What it is, set right; looking at another kind says beforehand what would come of it. */
export function Correct({ item }: { item: Item }) {
  const { t, moment } = useWords();
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

  return (
    <PopoverPart>
      <LabelChoices
        of={item}
        corrected={item.corrected.length > 0}
        onSet={set}
        onLook={setLooked}
        hint={looked && looked !== item.kind && would.data ? wouldWords(would.data) : t("why:hint")}
      />
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

import { Hourglass, Moon } from "lucide-react";
import type { Item } from "../../../contract/index.ts";
import { useWords } from "../../locales/use-words.ts";
import { Ring } from "../../ui/ring.tsx";
import { useNow } from "../../ui/use-now.ts";
import css from "./clock.module.css";
import { countdown } from "./countdown.ts";

/** A row's time: the words first, then the ring in the right-hand column. */
export function Clock({ item }: { item: Item }) {
  const { t, duration, moment } = useWords();
  const state = countdown(item, useNow());
  switch (state.tone) {
    case "late":
      return (
        <span className={css.clock} data-tone="late">
          {t("queue:late", { duration: duration(state.minutes) })}
          <Ring share={1} tone="late" />
        </span>
      );
    case "calm":
    case "short":
      return (
        <span className={css.clock} data-tone={state.tone}>
          {duration(state.minutes)}
          <Ring share={state.share} tone={state.tone} />
        </span>
      );
    case "snoozed":
      return (
        <span className={css.clock}>
          {moment("at", state.until)}
          <Moon size={14} strokeWidth={1.75} aria-hidden="true" />
        </span>
      );
    case "waiting":
      return (
        <span className={css.clock} title={t(`common:state.${item.state}`)}>
          <span className="visually-hidden">{t(`common:state.${item.state}`)}</span>
          <Hourglass size={14} strokeWidth={1.75} aria-hidden="true" />
        </span>
      );
    default:
      return item.closedAt ? <span className={css.clock}>{t(`common:state.${item.state}`)}</span> : null;
  }
}

import { Hourglass, Moon } from "lucide-react";
import { useState } from "react";
import type { Conversation, Item } from "../../../contract/index.ts";
import { durationCount } from "../../locales/format.ts";
import { useWords } from "../../locales/use-words.ts";
import { useActions } from "../../ui/actions.ts";
import { Ring } from "../../ui/ring.tsx";
import { NARROW, useMedia } from "../../ui/use-media.ts";
import { useNow } from "../../ui/use-now.ts";
import { type Countdown, countdown } from "../queue/countdown.ts";
import css from "./deadline-line.module.css";
import { WhyTrigger } from "./why/why-trigger.tsx";

/** "Answer by 10:34, 12 min left": the ring of the row with the whole sentence; a press, or its key, says why it stands so. */
export function DeadlineLine({ conversation }: { conversation: Conversation }) {
  const { t } = useWords();
  const now = useNow();
  const { item } = conversation;
  const [open, setOpen] = useState(false);
  useActions({ why: { can: () => item !== null, act: () => setOpen(true) } });
  if (!item) return <p className={css.line}>{t("conversation:noItem")}</p>;
  const state = countdown(item, now);
  const runs = state.tone === "late" || state.tone === "calm" || state.tone === "short";
  return (
    <WhyTrigger
      conversation={conversation}
      item={item}
      className={css.press}
      placement="bottom start"
      isOpen={open}
      onOpenChange={setOpen}
    >
      {runs && item.dueAt ? (
        <span className={css.line} data-tone={state.tone}>
          <Ring share={state.tone === "late" ? 1 : state.share} tone={state.tone} />
          <Running item={item} state={state} due={item.dueAt} now={now} />
        </span>
      ) : (
        <span className={css.line}>
          {state.tone === "snoozed" ? <Moon size={14} strokeWidth={1.75} aria-hidden="true" /> : null}
          {state.tone === "waiting" ? <Hourglass size={14} strokeWidth={1.75} aria-hidden="true" /> : null}
          <Standing item={item} state={state} now={now} />
        </span>
      )}
    </WhyTrigger>
  );
}

interface RunningProps {
  item: Item;
  state: Extract<Countdown, { minutes: number }>;
  due: string;
  now: Date;
}

function Running({ item, state, due, now }: RunningProps) {
  const { t, moment, duration } = useWords();
  const narrow = useMedia(NARROW);
  const values = {
    by: moment("by", due, now),
    at: moment("at", due, now),
    duration: duration(state.minutes),
    count: durationCount(state.minutes),
  };
  const resolve = item.dueFor === "resolution";
  if (state.tone === "late") {
    if (narrow) return t("queue:late", values);
    return resolve ? t("conversation:resolveLate", values) : t("conversation:answerLate", values);
  }
  if (narrow) return resolve ? t("conversation:resolveIn", values) : t("conversation:answerIn", values);
  return resolve ? t("conversation:resolveBy", values) : t("conversation:answerBy", values);
}

function Standing({ item, state, now }: { item: Item; state: Countdown; now: Date }) {
  const { t, moment, coded } = useWords();
  if (state.tone === "snoozed")
    return t("conversation:snoozed", { until: moment("until", state.until, now) });
  if (item.state === "done" && item.closedAt)
    return t("conversation:closedAs.done", { at: moment("at", item.closedAt, now) });
  if (item.state === "set_aside")
    return t("conversation:closedAs.set_aside", { reason: coded("common", `reason.${item.reason}`) ?? "" });
  if (item.state === "waiting_customer" || item.state === "waiting_department")
    return t(`common:state.${item.state}`);
  return t("conversation:noDeadline");
}

import type { Conversation } from "../../../contract/index.ts";
import { useMe } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import css from "./event-line.module.css";

type Event = Conversation["events"][number];

/** A thin line that says what happened and why; what has no words here is not shown. */
export function EventLine({ event }: { event: Event }) {
  const words = useWords();
  const { team } = useMe();
  const said = wordsOf();
  if (!said) return null;
  return (
    <p className={css.event}>
      <span className={css.dot} aria-hidden="true">
        ·
      </span>
      <span>
        {said} · <time dateTime={event.at}>{words.clock(event.at)}</time>
      </span>
    </p>
  );

  function wordsOf(): string | null {
    const { coded, moment, quote, t } = words;
    const data = readData(event.data);
    const actor = event.actor ?? t("common:product");
    const rule = data.rule ? quote(data.rule) : null;
    if (event.kind === "item.assigned") {
      const assignee = team.find(({ id }) => id === data.assigneeId);
      if (assignee && rule) return t("events:item.assignedByRule", { assignee, rule });
      return assignee ? t("events:item.assigned", { assignee }) : t("events:item.unassigned");
    }
    const values = {
      actor,
      until: data.until ? moment("until", data.until) : "",
      reason: data.reason ? (coded("common", `reason.${data.reason}`) ?? data.reason) : "",
      label: data.name ?? "",
      action: data.action ? (coded("common", `action.${data.action}`) ?? data.action) : "",
    };
    if (event.kind === "label.put" && rule) return t("events:label.putByRule", { ...values, rule });
    if (event.kind === "item.done")
      return data.reason ? t("events:item.doneWhy", values) : t("events:item.done", values);
    return coded("events", event.kind, values);
  }
}

/** The data of a fact is the server's own: only the strings that have a place in a sentence are read. */
function readData(
  data: unknown,
): Partial<Record<"assigneeId" | "until" | "reason" | "action" | "name" | "rule", string>> {
  if (typeof data !== "object" || data === null) return {};
  return Object.fromEntries(Object.entries(data).filter(([, value]) => typeof value === "string"));
}

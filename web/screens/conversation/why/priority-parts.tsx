import type { Item } from "../../../../contract/index.ts";
import { durationCount } from "../../../locales/format.ts";
import { useWords, type Words } from "../../../locales/use-words.ts";
import { useNow } from "../../../ui/use-now.ts";
import { countdown } from "../../queue/countdown.ts";
import type { Reason } from "./read-reasons.ts";
import { ruleWords } from "./rule-words.ts";
import { Said } from "./said.tsx";
import css from "./why.module.css";

type Part = Item["priority"]["parts"][number];

/** The parts that name words of the customer, by the question that was asked of them. */
const QUESTIONS: Record<string, string> = { urgency: "urgency", negative_mood: "mood" };

/** They add up to the number; time speaks in its own colour only when it is late. */
export function PriorityParts({ item, reasons }: { item: Item; reasons: Reason[] }) {
  const words = useWords();
  const now = useNow();
  const { parts } = item.priority;
  const most = Math.max(1, ...parts.map(({ points }) => Math.abs(points)));
  return (
    <ul className={css.parts}>
      {parts.map((part) => {
        const because = becauseOf(words, part, item, reasons);
        const by = saidBy(part, reasons);
        return (
          <li key={part.code}>
            <span className={css.name}>
              {nameOf(words, part, item, now)}
              {because ? <small>{by.length > 0 ? <Said by={by}>{because}</Said> : because}</small> : null}
            </span>
            <span className={css.bar} aria-hidden="true">
              <span
                data-late={part.code === "late" || undefined}
                style={{ width: `${(Math.abs(part.points) / most) * 100}%` }}
              />
            </span>
            <span className={css.points}>
              {part.points > 0 ? `+${words.figure(part.points)}` : words.figure(part.points)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function nameOf(
  { t, coded, duration, figure }: Words,
  { code, params = {} }: Part,
  item: Item,
  now: Date,
): string {
  const figureOf = (key: string) => (typeof params[key] === "number" ? params[key] : 0);
  const values: Record<string, unknown> = { ...params };
  if (code === "due_in" || code === "late") {
    // By the same clock as the row and the head: the points may be a moment older.
    const state = countdown(item, now);
    const minutes = "minutes" in state ? state.minutes : figureOf("minutes");
    values.duration = duration(minutes);
    values.count = durationCount(minutes);
  }
  if (code === "reach")
    Object.assign(values, { count: figureOf("followers"), followers: figure(figureOf("followers")) });
  if (code === "urgency") values.urgency = coded("common", `urgency.${figureOf("urgency")}`) ?? "";
  return coded("reasons", `part.${code}`, values) ?? t("reasons:part.no_deadline");
}

/** The reasons that name words of the customer's. */
function saidBy({ code }: Part, reasons: Reason[]): Reason[] {
  return reasons.filter(({ question, words }) => question === QUESTIONS[code] && words.length > 0);
}

/** What made it so, in a few words below its name: a moment, a count, or the customer's own words. */
function becauseOf(all: Words, { code, params = {} }: Part, item: Item, reasons: Reason[]): string | null {
  const { t, moment, percent, figure, list, quote } = all;
  const byRule = (question: string) => {
    const rule = reasons.find((one) => one.question === question)?.rule;
    return rule === undefined ? null : ruleWords(all, rule);
  };
  const said = (question: string) => {
    const words = [
      ...new Set(reasons.filter((one) => one.question === question).flatMap((one) => one.words)),
    ];
    return words.length > 0 ? list(words.slice(0, 3).map(quote)) : null;
  };
  switch (code) {
    case "late":
      return item.dueAt ? t("why:wasDue", { at: moment("at", item.dueAt) }) : null;
    case "due_in":
      return item.dueAt ? t("why:due", { by: moment("by", item.dueAt) }) : null;
    case "complaint":
      return (
        byRule("kind") ??
        (typeof params.confidence === "number"
          ? t("why:sure", { percent: percent(params.confidence) })
          : null)
      );
    case "repeated":
      return item.waitingSince ? t("why:since", { at: moment("at", item.waitingSince) }) : null;
    case "public":
      return typeof params.reactions === "number" && params.reactions > 0
        ? t("why:reactions", { count: params.reactions, figure: figure(params.reactions) })
        : null;
    case "urgency":
      return byRule("urgency") ?? said("urgency");
    case "negative_mood":
      return byRule("mood") ?? said("mood");
    case "kept_on_top":
      return byRule("pin");
    default:
      return null;
  }
}

import type { Item } from "../../../../contract/index.ts";
import { durationCount } from "../../../locales/format.ts";
import { useWords, type Words } from "../../../locales/use-words.ts";
import css from "./why.module.css";

type Part = Item["priority"]["parts"][number];

/** They add up to the number; time speaks in its own colour only when it is late. */
export function PriorityParts({ parts }: { parts: Part[] }) {
  const words = useWords();
  const most = Math.max(1, ...parts.map(({ points }) => Math.abs(points)));
  return (
    <ul className={css.parts}>
      {parts.map((part) => (
        <li key={part.code}>
          <span className={css.name}>
            {nameOf(words, part)}
            {part.code === "complaint" && typeof part.params?.confidence === "number" ? (
              <small>{words.t("reasons:sure", { percent: words.percent(part.params.confidence) })}</small>
            ) : null}
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
      ))}
    </ul>
  );
}

function nameOf({ t, coded, duration, figure }: Words, { code, params = {} }: Part): string {
  const figureOf = (key: string) => (typeof params[key] === "number" ? params[key] : 0);
  const values: Record<string, unknown> = { ...params };
  if (code === "due_in" || code === "late") {
    values.duration = duration(figureOf("minutes"));
    values.count = durationCount(figureOf("minutes"));
  }
  if (code === "reach")
    Object.assign(values, { count: figureOf("followers"), followers: figure(figureOf("followers")) });
  if (code === "public") values.count = figureOf("reactions");
  if (code === "urgency") values.urgency = coded("common", `urgency.${figureOf("urgency")}`) ?? "";
  return coded("reasons", `part.${code}`, values) ?? t("reasons:part.no_deadline");
}

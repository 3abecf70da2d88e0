import { Trash2 } from "lucide-react";
import { useWords } from "../../../locales/use-words.ts";
import type { Option } from "../../../ui/choice.tsx";
import { FoldedChoice } from "../../../ui/folded-choice.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";

import { Figure } from "./figure.tsx";
import own from "./rules.module.css";
import { type DeadlineRule, KINDS, type Match } from "./settings.ts";
import { isTheRest } from "./starting-rules.ts";

interface Props {
  rule: DeadlineRule;
  onChange: (rule: DeadlineRule) => void;
  onRemove: () => void;
}

const ANY = "any";

/** One rule as a row under its place: in public or private, what it is; then the three times. */
export function RuleRow({ rule, onChange, onRemove }: Props) {
  const { t, duration } = useWords();
  const { match } = rule;
  const set = (change: Partial<Match>) => onChange({ ...rule, match: without({ ...match, ...change }) });
  const inWords = (minutes: number) => (minutes > 60 ? duration(minutes) : "");
  return (
    <tr>
      <th scope="row" className={own.what}>
        {isTheRest(rule) ? (
          t("settings:deadlines.rest")
        ) : (
          <span className={own.kinds}>
            <FoldedChoice
              label={t("settings:deadlines.audience")}
              value={match.audience ?? ANY}
              options={[
                { id: ANY, words: t("settings:deadlines.anyAudience") },
                { id: "public", words: t("common:audience.public") },
                { id: "private", words: t("common:audience.private") },
              ]}
              onChoose={(id) => set({ audience: id === "public" || id === "private" ? id : undefined })}
            />
            <FoldedChoice
              label={t("settings:deadlines.what")}
              value={
                match.kind ? `kind ${match.kind}` : match.minUrgency ? `urgency ${match.minUrgency}` : ANY
              }
              options={subjects()}
              onChoose={(id) => set(subjectOf(id))}
            />
          </span>
        )}
      </th>
      <td>
        <Figure
          label={t("settings:deadlines.first")}
          value={rule.first}
          inWords={inWords(rule.first)}
          onChange={(first) => onChange({ ...rule, first })}
        />
      </td>
      <td>
        <Figure
          label={t("settings:deadlines.next")}
          value={rule.next}
          inWords={inWords(rule.next)}
          onChange={(next) => onChange({ ...rule, next })}
        />
      </td>
      <td>
        <Figure
          label={t("settings:deadlines.resolution")}
          value={rule.resolution}
          least={0.25}
          onChange={(resolution) => onChange({ ...rule, resolution })}
        />
      </td>
      <td className={own.away}>
        {isTheRest(rule) ? null : (
          <IconButton label={t("settings:deadlines.remove")} onPress={onRemove}>
            <Trash2 size={16} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
      </td>
    </tr>
  );

  function subjects(): Option[] {
    return [
      { id: ANY, words: t("settings:deadlines.anyKind") },
      ...KINDS.map((kind) => ({ id: `kind ${kind}`, words: t(`common:kind.${kind}`) })),
      { id: "urgency 2", words: t("settings:deadlines.urgent") },
      { id: "urgency 3", words: t("settings:deadlines.critical") },
    ];
  }
}

function subjectOf(id: string): Partial<Match> {
  const [what, name] = id.split(" ");
  return {
    kind: what === "kind" ? KINDS.find((kind) => kind === name) : undefined,
    minUrgency: what === "urgency" ? Number(name) : undefined,
  };
}

/** What fits everything is left out. */
function without(match: Match): Match {
  return Object.fromEntries(Object.entries(match).filter(([, value]) => value !== undefined));
}

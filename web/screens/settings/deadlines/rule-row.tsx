import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../../locales/use-words.ts";
import { Choice, type Option } from "../../../ui/choice.tsx";
import { Field } from "../../../ui/field.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { Network } from "../networks/network.ts";
import css from "../settings.module.css";
import own from "./deadlines.module.css";
import { type DeadlineRule, KINDS, type Match, PACES } from "./settings.ts";
import { isTheRest } from "./starting-rules.ts";

interface Props {
  rule: DeadlineRule;
  networks: Network[];
  onChange: (rule: DeadlineRule) => void;
  onRemove: () => void;
}

/** One rule as a line: where, in public or private, what; then the three times. */
export function RuleRow({ rule, networks, onChange, onRemove }: Props) {
  const { t } = useWords();
  const { match } = rule;
  const set = (change: Partial<Match>) => onChange({ ...rule, match: without({ ...match, ...change }) });
  const times = (change: Partial<DeadlineRule>) => onChange({ ...rule, ...change });
  return (
    <li className={own.rule}>
      {isTheRest(rule) ? (
        <p className={own.rest}>{t("settings:deadlines.rest")}</p>
      ) : (
        <div className={own.match}>
          <Choice
            label={t("settings:deadlines.where")}
            value={match.network ? `network ${match.network}` : match.pace ? `pace ${match.pace}` : ANY}
            options={places()}
            onChoose={(id) => set(placeOf(id))}
          />
          <Choice
            label={t("settings:deadlines.audience")}
            value={match.audience ?? ANY}
            options={[
              { id: ANY, words: t("settings:deadlines.anyAudience") },
              { id: "public", words: t("common:audience.public") },
              { id: "private", words: t("common:audience.private") },
            ]}
            onChoose={(id) => set({ audience: id === "public" || id === "private" ? id : undefined })}
          />
          <Choice
            label={t("settings:deadlines.what")}
            value={match.kind ? `kind ${match.kind}` : match.minUrgency ? `urgency ${match.minUrgency}` : ANY}
            options={subjects()}
            onChoose={(id) => set(subjectOf(id))}
          />
        </div>
      )}
      <div className={own.times}>
        <Figure
          label={t("settings:deadlines.first")}
          value={rule.first}
          onChange={(first) => times({ first })}
        />
        <Figure label={t("settings:deadlines.next")} value={rule.next} onChange={(next) => times({ next })} />
        <Figure
          label={t("settings:deadlines.resolution")}
          value={rule.resolution}
          least={0.25}
          onChange={(resolution) => times({ resolution })}
        />
        {isTheRest(rule) ? (
          <span className={css.quiet} />
        ) : (
          <IconButton label={t("settings:deadlines.remove")} onPress={onRemove}>
            <Trash2 size={16} aria-hidden="true" />
          </IconButton>
        )}
      </div>
    </li>
  );

  function places(): Option[] {
    return [
      { id: ANY, words: t("settings:deadlines.anyPlace") },
      ...PACES.map((pace) => ({ id: `pace ${pace}`, words: t(`settings:pace.${pace}`) })),
      ...networks.map(({ network, name }) => ({ id: `network ${network}`, words: name })),
    ];
  }

  function subjects(): Option[] {
    return [
      { id: ANY, words: t("settings:deadlines.anyKind") },
      ...KINDS.map((kind) => ({ id: `kind ${kind}`, words: t(`common:kind.${kind}`) })),
      { id: "urgency 2", words: t("settings:deadlines.urgent") },
      { id: "urgency 3", words: t("settings:deadlines.critical") },
    ];
  }
}

const ANY = "any";

/** A figure typed freely; what does not fit is put back when the field is left. */
function Figure({
  label,
  value,
  least = 1,
  onChange,
}: {
  label: string;
  value: number;
  least?: number;
  onChange: (value: number) => void;
}) {
  const [typed, setTyped] = useState(String(value));
  const fits = (text: string) => text.trim() !== "" && Number(text) >= least;
  return (
    <Field
      label={label}
      type="number"
      inputMode="decimal"
      value={typed}
      onChange={(text) => {
        setTyped(text);
        if (fits(text)) onChange(least === 1 ? Math.round(Number(text)) : Number(text));
      }}
      onBlur={() => {
        if (!fits(typed)) setTyped(String(value));
      }}
    />
  );
}

function placeOf(id: string): Partial<Match> {
  const [what, name] = id.split(" ");
  return { network: what === "network" ? name : undefined, pace: what === "pace" ? name : undefined };
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

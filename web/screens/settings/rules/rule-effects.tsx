import type { RuleEffects as Effects } from "../../../../contract/index.ts";
import { useMe } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Choice } from "../../../ui/choice.tsx";
import { Tick } from "../../../ui/tick.tsx";
import { LabelChips } from "../../labels/label-chips.tsx";
import { kinds, moods, topics } from "../../queue/codes.ts";
import { Part } from "./part.tsx";
import css from "./rules.module.css";

interface Props {
  effects: Effects;
  onChange: (effects: Effects) => void;
}

const AS_IS = "as it is";
const URGENCIES = [0, 1, 2, 3] as const;

/** What the rule does. */
export function RuleEffects({ effects, onChange }: Props) {
  const { t, byName } = useWords();
  const { team } = useMe();
  const colleagues = team.filter(({ role }) => role !== "viewer").toSorted((a, b) => byName(a.name, b.name));
  const set = (change: Partial<Effects>) => onChange({ ...effects, ...change });

  return (
    <Part title={t("rules:form.then")} lead={t("rules:form.thenHint")}>
      <div className={css.pair}>
        <Choice
          label={t("conversation:why.urgency")}
          value={effects.urgency === null ? AS_IS : String(effects.urgency)}
          options={[
            { id: AS_IS, words: t("rules:form.asIs") },
            ...URGENCIES.map((id) => ({ id: String(id), words: t(`common:urgency.${id}`) })),
          ]}
          onChoose={(id) => set({ urgency: id === AS_IS ? null : Number(id) })}
        />
        <Choice
          label={t("rules:form.assignee")}
          value={effects.assignee ?? AS_IS}
          options={[
            { id: AS_IS, words: t("rules:form.nobody") },
            ...colleagues.map(({ id, name }) => ({ id, words: name })),
          ]}
          onChoose={(id) => set({ assignee: id === AS_IS ? null : id })}
        />
        {one("kind", t("why:what"), kinds, (id) => t(`common:kind.${id}`))}
        {one("topic", t("conversation:why.topic"), topics, (id) => t(`common:topic.${id}`))}
        {one("mood", t("conversation:why.mood"), moods, (id) => t(`common:mood.${id}`))}
      </div>
      <LabelChips chosen={effects.labels} onChoose={(labels) => set({ labels })} />
      <Tick isSelected={effects.pin} onChange={(pin) => set({ pin })}>
        {t("rules:form.pin")}
      </Tick>
    </Part>
  );

  function one<K extends "kind" | "topic" | "mood">(
    key: K,
    label: string,
    ids: readonly NonNullable<Effects[K]>[],
    wordsOf: (id: NonNullable<Effects[K]>) => string,
  ) {
    return (
      <Choice
        label={label}
        value={effects[key] ?? AS_IS}
        options={[
          { id: AS_IS, words: t("rules:form.asIs") },
          ...ids.map((id) => ({ id, words: wordsOf(id) })),
        ]}
        onChoose={(chosen) => set({ [key]: ids.find((id) => id === chosen) ?? null })}
      />
    );
  }
}

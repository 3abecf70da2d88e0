import { useQuery } from "@tanstack/react-query";
import type { Dispatch, SetStateAction } from "react";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Chips } from "../../../ui/chips.tsx";
import controls from "../../../ui/controls.module.css";
import { Field } from "../../../ui/field.tsx";
import { PHONE, useMedia } from "../../../ui/use-media.ts";
import { kinds, languages, topics } from "../../queue/codes.ts";
import type { Writing } from "./draft.ts";
import { Part } from "./part.tsx";

interface Props {
  writing: Writing;
  onWrite: Dispatch<SetStateAction<Writing>>;
}

type Conditions = Writing["conditions"];

/** When the rule holds. */
export function RuleConditions({ writing: { says, conditions }, onWrite }: Props) {
  const { t, languageName } = useWords();
  const phone = useMedia(PHONE);
  const networks = useQuery(api.connections.networks.queryOptions({ retry: false })).data ?? [];
  const connections = useQuery(api.connections.list.queryOptions({ retry: false })).data ?? [];
  const here = networks.filter(({ network }) => connections.some((one) => one.network === network));

  return (
    <Part title={t("rules:form.when")} lead={t("rules:form.whenHint")}>
      <Field
        label={t("rules:form.says")}
        hint={t("rules:form.saysHint")}
        lines={4}
        autoFocus
        value={says}
        onChange={(typed) => onWrite((before) => ({ ...before, says: typed }))}
      />
      {several("kinds", t("queue:filter.kinds"), kinds, (id) => t(`common:kind.${id}`))}
      {several("topics", t("queue:filter.topics"), topics, (id) => t(`common:topic.${id}`))}
      {several("languages", t("queue:filter.languages"), languages, (id) => languageName(id) ?? id)}
      {here.length > 1 || conditions.networks.length > 0
        ? several(
            "networks",
            t("queue:filter.networks"),
            here.map(({ network }) => network),
            (id) => here.find(({ network }) => network === id)?.name ?? id,
          )
        : null}
      {connections.length > 1 || conditions.connections.length > 0
        ? several(
            "connections",
            t("queue:filter.connections"),
            connections.map(({ id }) => id),
            (id) => connections.find((one) => one.id === id)?.handle ?? id,
          )
        : null}
    </Part>
  );

  function several<K extends keyof Conditions>(
    key: K,
    label: string,
    ids: readonly Conditions[K][number][],
    wordsOf: (id: Conditions[K][number]) => string,
  ) {
    return (
      <div className={controls.field}>
        <span className={controls.label} aria-hidden="true">
          {label}
        </span>
        <Chips
          small={!phone}
          label={label}
          options={ids.map((id) => ({ id, words: wordsOf(id) }))}
          chosen={conditions[key]}
          onChoose={(chosen) =>
            onWrite((before) => ({
              ...before,
              conditions: { ...before.conditions, [key]: ids.filter((id) => chosen.includes(id)) },
            }))
          }
        />
      </div>
    );
  }
}

import { useQuery } from "@tanstack/react-query";
import type { RuleConditions, RuleDraft, RuleEffects } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useLabels } from "../../../api/labels.ts";
import { useMe } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";

/** Of very many words the first ones are said, and how many more there are. */
const SAID = 5;

/** A rule as one says it: "If it says “recall”, urgency becomes critical and Ana gets it." */
export function useRuleWords() {
  const { t, either, list, quote, network: placeOf, languageName } = useWords();
  const { team } = useMe();
  const labels = useLabels();
  const networks = useQuery(api.connections.networks.queryOptions({ retry: false }));
  const connections = useQuery(api.connections.list.queryOptions({ retry: false }));

  return {
    sentence: (rule: Pick<RuleDraft, "conditions" | "effects">) =>
      t("rules:sentence", {
        conditions: list(conditionsIn(rule.conditions)),
        effects: list(effectsIn(rule.effects)),
      }),
    /** What it is called where there is no room for the sentence. */
    title: ({ name, conditions }: RuleDraft) => name ?? conditions.says[0] ?? list(conditionsIn(conditions)),
  };

  function conditionsIn(conditions: RuleConditions): string[] {
    const { says, kinds, topics, languages } = conditions;
    const said: string[] = [];
    if (says.length > 0) said.push(t("rules:when.says", { words: either(someOf(says)) }));
    if (kinds.length > 0)
      said.push(t("rules:when.kinds", { kinds: either(kinds.map((kind) => t(`rules:kind.${kind}`))) }));
    if (topics.length > 0)
      said.push(
        t("rules:when.topics", { topics: either(topics.map((id) => quote(t(`common:topic.${id}`)))) }),
      );
    if (languages.length > 0)
      said.push(
        t("rules:when.languages", { languages: either(languages.map((id) => languageName(id) ?? id)) }),
      );
    if (conditions.networks.length > 0)
      said.push(
        t("rules:when.networks", {
          places: either(conditions.networks.map((id) => placeOf(id, networkName(id), "on"))),
        }),
      );
    if (conditions.connections.length > 0)
      said.push(t("rules:when.connections", { accounts: either(conditions.connections.map(accountName)) }));
    return said;
  }

  function effectsIn({ kind, topic, mood, urgency, labels: put, assignee, pin }: RuleEffects): string[] {
    const said: string[] = [];
    if (kind) said.push(t("rules:then.kind", { kind: t(`rules:kind.${kind}`) }));
    if (topic) said.push(t("rules:then.topic", { topic: quote(t(`common:topic.${topic}`)) }));
    if (mood) said.push(t("rules:then.mood", { mood: quote(t(`common:mood.${mood}`)) }));
    if (urgency !== null) said.push(t(`rules:then.urgency.${urgency as 0 | 1 | 2 | 3}`));
    if (assignee) {
      const person = team.find(({ id }) => id === assignee);
      said.push(person ? t("rules:then.assignee", { assignee: person }) : t("rules:then.left"));
    }
    if (put.length > 0)
      said.push(t("rules:then.labels", { count: put.length, labels: list(put.map(labelName)) }));
    if (pin) said.push(t("rules:then.pin"));
    return said;
  }

  function someOf(says: string[]): string[] {
    const first = says.slice(0, says.length > SAID + 1 ? SAID : SAID + 1).map(quote);
    const rest = says.length - first.length;
    return rest > 0 ? [...first, t("rules:moreWords", { count: rest })] : first;
  }

  function networkName(id: string): string {
    return networks.data?.find(({ network }) => network === id)?.name ?? id;
  }

  function accountName(id: string): string {
    return connections.data?.find((one) => one.id === id)?.handle ?? t("rules:then.removed");
  }

  function labelName(id: string): string {
    const label = labels.data?.find((one) => one.id === id);
    return label ? quote(label.name) : t("rules:then.removed");
  }
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Rule } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useLabels } from "../../../api/labels.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import controls from "../../../ui/controls.module.css";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { say } from "../../../ui/toasts.tsx";
import { asksSomething, doesSomething, draftOf, EMPTY, writingOf } from "./draft.ts";
import { RuleConditions } from "./rule-conditions.tsx";
import { RuleEffects } from "./rule-effects.tsx";
import css from "./rules.module.css";
import { TrialCount, TrialExamples } from "./trial-words.tsx";
import { useRuleWords } from "./use-rule-words.ts";
import { useTrial } from "./use-trial.ts";

/** A rule as it is written: what it says follows above, what it would have matched below. Null: a new one. */
export function RuleForm({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { sentence, title } = useRuleWords();
  const { data: labels = [] } = useLabels();
  const [writing, setWriting] = useState(() => (rule ? writingOf(rule, labels) : EMPTY));
  const draft = draftOf(writing);
  const asks = asksSomething(draft.conditions);
  const isWhole = asks && doesSomething(draft.effects);
  const trial = useTrial(draft.conditions);
  const saved = {
    onSuccess: async ({ on }: Rule) => {
      const words = on && !rule ? "rules:isOn" : "rules:isMade";
      say(t(words, { rule: title(draft) }));
      onClose();
      await queries.invalidateQueries({ queryKey: api.rules.key() });
    },
  };
  const make = useMutation({ ...api.rules.make.mutationOptions(), ...saved });
  const change = useMutation({ ...api.rules.change.mutationOptions(), ...saved });
  const error = make.error ?? change.error ?? trial.error;
  const isBusy = make.isPending || change.isPending;

  return (
    <Dialog wide title={t(rule ? "rules:form.changeTitle" : "rules:form.newTitle")} onClose={onClose}>
      <p className={css.sentence}>{isWhole ? sentence(draft) : t("rules:form.unready")}</p>
      {rule && rule.gone.length > 0 ? <p className={css.gone}>{t("rules:form.dropped")}</p> : null}
      <RuleConditions writing={writing} onWrite={setWriting} />
      {asks ? <TrialExamples trial={trial} /> : null}
      <RuleEffects
        effects={writing.effects}
        onChange={(effects) => setWriting((before) => ({ ...before, effects }))}
      />
      <Field
        label={t("rules:form.name")}
        hint={t("rules:form.nameHint")}
        maxLength={60}
        value={writing.name}
        onChange={(name) => setWriting((before) => ({ ...before, name }))}
      />
      {error ? <Problem error={error} /> : null}
      <div className={`${controls.row} ${controls.end}`}>
        {asks ? <TrialCount trial={trial} /> : null}
        <Button onPress={onClose}>{t("common:cancel")}</Button>
        {rule ? (
          <Button
            look="primary"
            isDisabled={!isWhole || isBusy}
            onPress={() => change.mutate({ ...draft, id: rule.id, revision: rule.revision })}
          >
            {t("common:save")}
          </Button>
        ) : (
          <>
            <Button isDisabled={!isWhole || isBusy} onPress={() => make.mutate({ ...draft, on: false })}>
              {t("rules:form.keepOff")}
            </Button>
            <Button
              look="primary"
              isDisabled={!isWhole || !trial.isOfNow || isBusy}
              onPress={() => make.mutate({ ...draft, on: true })}
            >
              {t("rules:form.switchOn")}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Label, Recognition } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useMay } from "../../../api/session.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Switch } from "../../../ui/switch.tsx";
import { say } from "../../../ui/toasts.tsx";

interface Props {
  label: Label;
  on: boolean;
}

/** Whether Escolta puts it by itself, where it is sure enough. */
export function RecogniseSwitch({ label, on }: Props) {
  const { t } = useWords();
  const errorWords = useErrorWords();
  const may = useMay();
  const queries = useQueryClient();
  const turn = useMutation({
    ...api.labels.recognise.mutationOptions(),
    onError: (error) => say(errorWords(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: api.labels.recognition.key() }),
  });
  return (
    <Switch
      aria-label={t("labels:recognise.switchOf", { label: label.name })}
      isSelected={turn.isPending ? turn.variables.on : on}
      isDisabled={!may("manage_settings")}
      onChange={(wish) => turn.mutate({ id: label.id, on: wish })}
    >
      {t("labels:recognise.switch")}
    </Switch>
  );
}

/** How it stands, in plain words. */
export function useStandingWords(): (recognition: Recognition, wanted: number) => string {
  const { t, figure, percent } = useWords();
  return ({ examples, learned }, wanted) => {
    if (examples < wanted && !learned)
      return t("labels:recognise.examples", { figure: figure(examples), wanted: figure(wanted) });
    if (!learned) return t("labels:recognise.soon");
    const { found, of, wrong } = learned;
    const finds = { found: figure(found), of: figure(of) };
    const errs = { wrong: percent(wrong) };
    switch (learned.why) {
      case "sure":
        return t("labels:recognise.sure", { ...finds, ...errs });
      case "finds_few":
        return t("labels:recognise.findsFew", finds);
      case "wrong_often":
        return t("labels:recognise.wrongOften", errs);
      case "few_others":
        return t("labels:recognise.fewOthers");
    }
  };
}

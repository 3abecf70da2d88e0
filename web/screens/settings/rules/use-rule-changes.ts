import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Rule } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { say } from "../../../ui/toasts.tsx";

/** What can be done to a rule from its row; what was done can be taken back. */
export function useRuleChanges() {
  const { t } = useWords();
  const errorWords = useErrorWords();
  const queries = useQueryClient();
  const kept = {
    onError: (error: unknown) => say(errorWords(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: api.rules.key() }),
  };
  const moving = useMutation({ ...api.rules.move.mutationOptions(), ...kept });
  const { mutate: turnBack, mutateAsync: turnTo } = useMutation({
    ...api.rules.switch.mutationOptions(),
    ...kept,
  });
  const { mutate: makeAgain } = useMutation({ ...api.rules.make.mutationOptions(), ...kept });
  const { mutateAsync: take } = useMutation({ ...api.rules.remove.mutationOptions(), ...kept });

  /** Seen at once, and as it really is with the answer. */
  function turn(rule: Rule, on: boolean, called: string): void {
    queries.setQueryData(api.rules.list.queryKey(), (before: Rule[] | undefined) =>
      before?.map((one) => (one.id === rule.id ? { ...one, on } : one)),
    );
    const words = t(on ? "rules:isOn" : "rules:isOff", { rule: called });
    sayOnce(turnTo({ id: rule.id, on }), words, () => turnBack({ id: rule.id, on: !on }));
  }

  /** It comes back to its place, as somebody's new rule. */
  function remove({ id, name, conditions, effects, on }: Rule, place: number, called: string): void {
    const undo = () => makeAgain({ name, conditions, effects, on, place });
    sayOnce(take({ id }), t("rules:isRemoved", { rule: called }), undo);
  }

  return {
    turn,
    remove,
    move: ({ id }: Rule, to: "earlier" | "later") => moving.mutate({ id, to }),
    isMoving: moving.isPending,
  };
}

/** Also when the row that asked has gone from the screen by then, as one that was removed has. What fails is said already. */
function sayOnce(done: Promise<unknown>, words: string, undo: () => void): void {
  done.then(
    () => say(words, undo),
    () => undefined,
  );
}

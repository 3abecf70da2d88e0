import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { RuleConditions, RuleTrial } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { asksSomething } from "./draft.ts";
import { useQuiet } from "./use-quiet.ts";

const TYPING_MS = 250;

export interface Trial {
  /** Of what is written now, else of what was written a moment ago; null before the first answer. */
  data: RuleTrial | null;
  /** It is of what is written now. */
  isOfNow: boolean;
  error: unknown;
}

/** What the conditions would have matched, asked while they are being written. */
export function useTrial(conditions: RuleConditions): Trial {
  const now = JSON.stringify(conditions);
  const asked = useQuiet(now, TYPING_MS);
  const input = JSON.parse(asked) as RuleConditions;
  const enabled = asksSomething(input);
  const trial = useQuery({
    ...api.rules.try.queryOptions({ input }),
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return {
    data: enabled ? (trial.data ?? null) : null,
    isOfNow: enabled && asked === now && trial.isSuccess && !trial.isPlaceholderData,
    error: trial.error,
  };
}

import { useMemo } from "react";
import { asFailure } from "../api/errors.ts";
import { useWords, type Words } from "./use-words.ts";

/** What happened, what was kept and what to do, for whatever a call was refused with. The same function for a language. */
export function useErrorWords(): (error: unknown) => string {
  const words = useWords();
  return useMemo(() => wordsOfErrors(words), [words]);
}

function wordsOfErrors({ t, refused }: Words) {
  return (error: unknown): string => {
    const failure = asFailure(error);
    switch (failure.kind) {
      case "sign_in":
        return t("errors:signIn");
      case "forbidden":
        return t("errors:forbidden");
      case "not_found":
        return t("errors:notFound");
      case "refused":
        return refused(failure.why);
      case "offline":
        return t("errors:offline");
      default:
        return t("errors:server");
    }
  };
}

import { asFailure } from "../api/errors.ts";
import { useWords } from "./use-words.ts";

/** What happened, what was kept and what to do, for whatever a call was refused with. */
export function useErrorWords(): (error: unknown) => string {
  const { t, refused } = useWords();
  return (error) => {
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

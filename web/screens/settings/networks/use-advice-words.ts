import type { Coded } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";

/** What to do about a connection, in plain words. */
export function useAdviceWords(): (advice: Coded) => string {
  const { t, coded, moment, duration } = useWords();
  return ({ code, params }) => {
    const text = (name: string) => String(params?.[name] ?? "");
    const figure = (name: string) => Number(params?.[name] ?? 0);
    switch (code) {
      case "failing_since":
        return t("connections:advice.failing_since", {
          since: moment("since", text("since")),
          reason: coded("connections", `why.${text("reason")}`) ?? text("reason"),
        });
      case "rate_limited":
        return t("connections:advice.rate_limited", { at: moment("at", text("until")) });
      case "lagging":
        return t("connections:advice.lagging", { duration: duration(figure("seconds") / 60) });
      case "nothing_heard_for":
        return t("connections:advice.nothing_heard_for", { duration: duration(figure("hours") * 60) });
      case "set_aside":
        return t("connections:advice.set_aside", { count: figure("count") });
      default:
        return coded("connections", `advice.${code}`) ?? t("connections:check.other", { code });
    }
  };
}

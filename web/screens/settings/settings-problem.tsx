import { asFailure } from "../../api/errors.ts";
import { useWords } from "../../locales/use-words.ts";
import controls from "../../ui/controls.module.css";
import { Problem } from "../../ui/problem.tsx";

/** Why the calendar or the deadlines were not taken: their own words first. */
export function SettingsProblem({ error }: { error: unknown }) {
  const { coded } = useWords();
  const failure = asFailure(error);
  const own =
    failure.kind === "refused"
      ? coded("settings", `problem.${failure.why.code}`, failure.why.params ?? {})
      : null;
  return own ? (
    <p className={controls.problemBox} role="alert">
      {own}
    </p>
  ) : (
    <Problem error={error} />
  );
}

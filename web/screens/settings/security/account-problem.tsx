import { AccountProblem } from "../../../api/own-account.ts";
import { useWords } from "../../../locales/use-words.ts";
import controls from "../../../ui/controls.module.css";

/** Why the account was not changed, in words. */
export function NotChanged({ error }: { error: unknown }) {
  const { t } = useWords();
  const code = error instanceof AccountProblem ? error.code : "other";
  return (
    <p className={controls.problemBox} role="alert">
      {t(`security:refused.${code}`)}
    </p>
  );
}

import { useMe } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import css from "../settings.module.css";
import { Passkeys } from "./passkeys.tsx";
import { Password } from "./password.tsx";
import { Sessions } from "./sessions.tsx";
import { TwoFactor } from "./two-factor.tsx";

/** One's own account: how one signs in, and where one is signed in. */
export function SecurityPage() {
  const { t } = useWords();
  const { person } = useMe();
  return (
    <>
      <header className={css.head}>
        <div>
          <h1>{t("settings:page.security")}</h1>
          <p className={css.lead}>{t("security:lead", { email: person.email })}</p>
        </div>
      </header>
      <Password />
      <TwoFactor on={person.twoFactor} />
      <Passkeys />
      <Sessions />
    </>
  );
}

import { useMe } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { PageHead } from "../page-head.tsx";
import { OwnName } from "./own-name.tsx";
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
      <PageHead
        title={t("common:settingsPage.security")}
        lead={t("security:lead", { email: person.email })}
      />
      <OwnName />
      <Password />
      <TwoFactor on={person.twoFactor} />
      <Passkeys />
      <Sessions />
    </>
  );
}

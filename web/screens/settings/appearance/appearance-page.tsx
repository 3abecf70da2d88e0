import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { isTongue, OWN_NAMES, TONGUES } from "../../../locales/languages.ts";
import { useWords } from "../../../locales/use-words.ts";
import controls from "../../../ui/controls.module.css";
import { chosenScheme, type Scheme } from "../../../ui/scheme.ts";
import { useOwnScreen } from "../../desk/use-own-screen.ts";
import { PageHead } from "../page-head.tsx";
import css from "../settings.module.css";
import own from "./appearance.module.css";
import { LanguageSample } from "./language-sample.tsx";

const SCHEMES = [
  { id: "light", icon: Sun },
  { id: "dark", icon: Moon },
  { id: "system", icon: Monitor },
] as const satisfies { id: Scheme; icon: typeof Sun }[];

/** How the desk looks and speaks to oneself: at once here, and on the next device as well. */
export function AppearancePage() {
  const { t, tongue } = useWords();
  const { chooseLook, chooseTongue } = useOwnScreen();
  const [scheme, setScheme] = useState(chosenScheme);

  return (
    <>
      <PageHead title={t("common:settingsPage.appearance")} lead={t("settings:appearance.lead")} />
      <section className={css.part}>
        <RadioGroup
          className={own.group ?? ""}
          value={scheme}
          onChange={(id) => {
            const chosen = SCHEMES.find((one) => one.id === id)?.id ?? "system";
            setScheme(chosen);
            chooseLook(chosen);
          }}
        >
          <Label className={own.title ?? ""}>{t("common:account.look")}</Label>
          <div className={own.schemes}>
            {SCHEMES.map(({ id, icon: Icon }) => (
              <Radio key={id} value={id} className={own.scheme ?? ""}>
                <span className={own.swatch} aria-hidden="true">
                  {(id === "system" ? (["light", "dark"] as const) : [id]).map((look) => (
                    <span key={look} className={own.half} data-look={look}>
                      <span />
                      <span />
                      <span />
                    </span>
                  ))}
                </span>
                <span className={own.name}>
                  <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
                  {t(`common:account.${id}`)}
                </span>
              </Radio>
            ))}
          </div>
        </RadioGroup>
        <p className={css.quiet}>{t("settings:appearance.systemHint")}</p>
      </section>
      <section className={css.part}>
        <RadioGroup
          className={own.group ?? ""}
          value={tongue}
          onChange={(id) => {
            if (isTongue(id)) chooseTongue(id);
          }}
        >
          <Label className={own.title ?? ""}>{t("common:account.language")}</Label>
          <div className={controls.chips}>
            {TONGUES.map((id) => (
              <Radio key={id} value={id} className={controls.chip ?? ""}>
                <span lang={id}>{OWN_NAMES[id]}</span>
              </Radio>
            ))}
          </div>
        </RadioGroup>
        <p className={css.quiet}>{t("settings:appearance.languageHint")}</p>
        <LanguageSample />
      </section>
    </>
  );
}

import { PlazaRefusal } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import controls from "../../ui/controls.module.css";

/** Why Plaza did not take it. */
export function Refused({ error }: { error: unknown }) {
  const { t, coded } = useWords();
  const code = error instanceof PlazaRefusal ? error.code : "unreachable";
  return (
    <p className={controls.problemBox} role="alert">
      {coded("plaza", `refused.${code}`) ?? t("plaza:refused.other", { code })}
    </p>
  );
}

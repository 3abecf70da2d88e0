import { useState } from "react";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import controls from "../../ui/controls.module.css";
import css from "./settings.module.css";

/** Something to take elsewhere: shown whole, selected with a press, copied with a button. */
export function CopyLine({ label, value }: { label: string; value: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <div className={css.copy}>
      <span className={controls.label}>{label}</span>
      <div className={css.copyLine}>
        <code>{value}</code>
        {/* Browsers give the clipboard to https and to this very machine alone; the text can still be selected. */}
        {"clipboard" in navigator ? (
          <Button
            onPress={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
            aria-label={t("settings:copyThis", { label })}
          >
            {copied ? t("settings:copied") : t("settings:copy")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

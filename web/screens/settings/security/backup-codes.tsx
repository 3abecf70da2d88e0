import { useWords } from "../../../locales/use-words.ts";
import { CopyLine } from "../copy-line.tsx";
import css from "../settings.module.css";

/** For the day the telephone is lost: each works once, and they are shown this once. */
export function BackupCodes({ codes }: { codes: string[] }) {
  const { t } = useWords();
  return (
    <section className={css.once}>
      <p>{t("security:twoFactor.backup")}</p>
      <CopyLine label={t("security:twoFactor.backupCodes")} value={codes.join(" ")} />
    </section>
  );
}

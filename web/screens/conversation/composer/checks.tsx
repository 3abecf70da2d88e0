import { Check, TriangleAlert } from "lucide-react";
import { Button as Mark } from "react-aria-components";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Popover } from "../../../ui/popover.tsx";
import { type CheckLine, folds } from "./check-lines.ts";
import css from "./checks.module.css";

/** Small marks that open: what passed is quiet, what did not says its mend and offers it. */
export function Checks({ lines, folded }: { lines: CheckLine[]; folded: boolean }) {
  const { t } = useWords();
  const passed = lines.filter((line) => line.passed);
  const failed = lines.filter((line) => !line.passed);
  const inOne = folded || folds(lines);
  return (
    <ul className={css.checks} aria-label={t("checks:label")}>
      {inOne
        ? passed.length > 0 && !folded && <li>{<FoldedMark lines={passed} />}</li>
        : passed.map((line) => (
            <li key={line.code}>
              <CheckMark line={line} />
            </li>
          ))}
      {failed.map((line) => (
        <li key={line.code} className={css.failed}>
          <CheckMark line={line} />
          {line.mend ? (
            <Button look="link" onPress={line.mend.act}>
              {line.mend.words}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Where there is no room for words: a tick and a number, and a sign where something is to be looked at. */
export function FoldedMark({ lines }: { lines: CheckLine[] }) {
  const { t } = useWords();
  const failed = lines.filter((line) => !line.passed).length;
  const passed = lines.length - failed;
  if (lines.length === 0) return null;
  const label = failed > 0 ? t("checks:failed", { count: failed }) : t("checks:passed", { count: passed });
  return (
    <Popover
      fits
      label={t("checks:label")}
      placement="top"
      trigger={
        <Mark className={css.mark ?? ""} data-failed={failed > 0 || undefined} aria-label={label}>
          {failed > 0 ? (
            <TriangleAlert size={16} strokeWidth={1.75} aria-hidden="true" />
          ) : (
            <Check size={16} strokeWidth={1.75} aria-hidden="true" />
          )}
          <span className="figures">{failed > 0 ? failed : passed}</span>
        </Mark>
      }
    >
      {lines.map((line) => (
        <Why key={line.code} line={line} />
      ))}
    </Popover>
  );
}

function CheckMark({ line }: { line: CheckLine }) {
  const Icon = line.passed ? Check : TriangleAlert;
  return (
    <Popover
      fits
      label={line.words}
      placement="top start"
      trigger={
        <Mark className={css.mark ?? ""} data-failed={line.passed ? undefined : true}>
          <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
          {line.words}
        </Mark>
      }
    >
      <Why line={line} />
    </Popover>
  );
}

function Why({ line: { passed, words, why, mend } }: { line: CheckLine }) {
  return (
    <div className={css.one} data-failed={passed ? undefined : true}>
      <p>
        <b>{words}</b>
      </p>
      <p>{why}</p>
      {mend ? (
        <Button look="link" slot="close" onPress={mend.act}>
          {mend.words}
        </Button>
      ) : null}
    </div>
  );
}

import type { Item } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { PopoverPart } from "../../../ui/popover.tsx";
import type { Reason } from "./read-reasons.ts";
import { ReasonList } from "./reason-list.tsx";
import css from "./why.module.css";

/** For whoever wants to know more: by which words it was understood, and the arithmetic of the number. */
export function Understood({ item, reasons }: { item: Item; reasons: Reason[] }) {
  const { t } = useWords();
  const [time] = item.priority.parts;
  const { atDeadline, minutesPerPoint } = time?.params ?? {};
  return (
    <PopoverPart low>
      <div className={css.foot}>
        {reasons.length > 0 ? (
          <details>
            <summary>{t("why:understood")}</summary>
            <ReasonList reasons={reasons} />
          </details>
        ) : null}
        {atDeadline ? (
          <details>
            <summary>{t("why:how")}</summary>
            <p>{t("why:howBody", { base: atDeadline, minutes: minutesPerPoint ?? "" })}</p>
          </details>
        ) : null}
      </div>
    </PopoverPart>
  );
}

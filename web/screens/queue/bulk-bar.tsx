import type { Item } from "../../../contract/index.ts";
import { useMay } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import css from "./bulk-bar.module.css";
import { useItemMoves } from "./moves/moves.tsx";

/** What can be done with all that is ticked, at once. */
export function BulkBar({ items, onClear }: { items: Item[]; onClear: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const moves = useItemMoves();
  return (
    <section className={css.bar} data-bulk aria-label={t("queue:selected", { count: items.length })}>
      <div className={css.line}>
        <span className="figures">{t("queue:selected", { count: items.length })}</span>
        <Button look="link" onPress={onClear}>
          {t("queue:selectNone")}
        </Button>
      </div>
      <div className={css.buttons}>
        {may("assign") ? (
          <Button onPress={() => moves.ask("assign", items)}>{t("conversation:assign")}</Button>
        ) : null}
        {may("correct") ? (
          <Button onPress={() => moves.ask("label", items)}>{t("labels:button")}</Button>
        ) : null}
        {may("finish") ? (
          <>
            <Button onPress={() => moves.ask("snooze", items)}>{t("conversation:snooze")}</Button>
            <Button onPress={() => moves.ask("setAside", items)}>{t("conversation:setAside")}</Button>
            <Button onPress={() => moves.done(items)}>{t("conversation:done")}</Button>
          </>
        ) : null}
      </div>
    </section>
  );
}

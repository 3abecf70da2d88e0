import { Tag } from "lucide-react";
import type { Item } from "../../../contract/index.ts";
import { useMay } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { capOf } from "../../ui/actions.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useItemMoves } from "../queue/moves/moves.tsx";
import css from "./labels-menu.module.css";

/** The brand's own words on it, the first in sight; a press puts others. On a phone the menu beside it asks. */
export function LabelsMenu({ item }: { item: Item }) {
  const { t, list } = useWords();
  const may = useMay();
  const moves = useItemMoves();
  const names = item.labels.map(({ name }) => name);
  const change = () => moves.ask("label", [item]);
  const sign = <Tag size={14} strokeWidth={1.75} aria-hidden="true" />;
  const shown = (
    <span className={css.shown} aria-hidden="true">
      {sign}
      <span className={css.names}>{names[0]}</span>
      {names.length > 1 ? <span className={css.more}>+{names.length - 1}</span> : null}
    </span>
  );
  if (!may("correct"))
    return names.length > 0 ? (
      <span className={css.labels} title={list(names)}>
        {shown}
        <span className="visually-hidden">{list(names)}</span>
      </span>
    ) : null;
  if (names.length === 0)
    return (
      <IconButton label={t("labels:put")} cap={capOf("label")} onPress={change}>
        {sign}
      </IconButton>
    );
  return (
    <span className={css.labels} title={list(names)}>
      <Button look="quiet" onPress={change}>
        {shown}
        <span className="visually-hidden">{t("labels:change", { labels: list(names) })}</span>
      </Button>
    </span>
  );
}

import { ChevronDown, EllipsisVertical } from "lucide-react";
import type { Item } from "../../../contract/index.ts";
import { useMay } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { capOf, doAction } from "../../ui/actions.ts";
import { Button } from "../../ui/button.tsx";
import { Face } from "../../ui/face.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, type MenuAction } from "../../ui/menu.tsx";
import { NARROW, PHONE, useMedia } from "../../ui/use-media.ts";
import { useItemMoves } from "../queue/moves/moves.tsx";

/** What can be done with it: on a desk most of it in sight, on a phone the next step and a menu with the rest. */
export function ConversationActions({ item }: { item: Item | null }) {
  const { t } = useWords();
  const phone = useMedia(PHONE);
  const narrow = useMedia(NARROW);
  const may = useMay();
  const moves = useItemMoves();
  const left = item?.state === "done" || item?.state === "set_aside";
  const rest = actions();
  return (
    <>
      {item && left && may("finish") ? (
        <Button onPress={() => void moves.reopen([item])}>{t("conversation:reopen")}</Button>
      ) : null}
      {item && !left ? nextSteps(item) : null}
      {rest.length > 0 ? (
        <Menu
          label={t("conversation:actions")}
          actions={rest}
          trigger={
            <IconButton label={t("common:more")}>
              <EllipsisVertical size={18} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          }
        />
      ) : null}
    </>
  );

  function nextSteps(item: Item) {
    return (
      <>
        {may("assign") && !phone ? (
          <Button
            look="quiet"
            onPress={() => moves.ask("assign", [item])}
            {...(item.assignee
              ? { "aria-label": t("conversation:assignedTo", { name: item.assignee }) }
              : {})}
          >
            {item.assignee ? <Face name={item.assignee.name} size={20} /> : null}
            {item.assignee ? firstName(item.assignee.name) : t("conversation:nobody")}
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        ) : null}
        {may("finish") && !narrow ? (
          <Button look="quiet" cap={capOf("snooze")} onPress={() => moves.ask("snooze", [item])}>
            {t("conversation:snooze")}
          </Button>
        ) : null}
        {may("finish") ? (
          <Button {...(phone ? {} : { cap: capOf("done") })} onPress={() => moves.done([item])}>
            {t("conversation:done")}
          </Button>
        ) : null}
      </>
    );
  }

  function actions(): MenuAction[] {
    const menu = item && !left ? actionsOn(item) : [];
    // The bar with the way to everything is not there while one reads on a phone.
    if (phone) menu.push({ id: "find", words: t("palette:action.palette"), act: () => doAction("palette") });
    return menu;
  }

  function actionsOn(item: Item): MenuAction[] {
    const asks = (what: "assign" | "label" | "snooze" | "setAside") => () => moves.ask(what, [item]);
    const all = [
      phone && may("assign") && { id: "assign", words: t("conversation:assign"), act: asks("assign") },
      phone && may("correct") && { id: "label", words: t("labels:labels"), act: asks("label") },
      item.state === "snoozed" &&
        may("finish") && { id: "wake", words: t("conversation:wake"), act: () => void moves.wake([item]) },
      narrow && may("finish") && { id: "snooze", words: t("conversation:snooze"), act: asks("snooze") },
      may("finish") && { id: "setAside", words: t("conversation:setAside"), act: asks("setAside") },
    ];
    return all.filter((one) => one !== false);
  }
}

function firstName(name: string): string {
  return name.split(" ")[0] ?? name;
}

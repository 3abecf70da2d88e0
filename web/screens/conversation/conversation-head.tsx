import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, ChevronDown, EllipsisVertical, UserRound } from "lucide-react";
import type { Conversation } from "../../../contract/index.ts";
import { useMay } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { capOf } from "../../ui/actions.ts";
import { Button } from "../../ui/button.tsx";
import { Face } from "../../ui/face.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, type MenuAction } from "../../ui/menu.tsx";
import { NetworkBadge } from "../../ui/network-badge.tsx";
import { NARROW, PHONE, useMedia, WIDE } from "../../ui/use-media.ts";
import { useItemMoves } from "../queue/moves/moves.tsx";
import css from "./conversation-head.module.css";
import { DeadlineLine } from "./deadline-line.tsx";
import { Labels } from "./labels.tsx";
import { LabelsMenu } from "./labels-menu.tsx";

/** Two lines: who and what can be done; how it stands in time and what it is. */
export function ConversationHead({ conversation }: { conversation: Conversation }) {
  const { t } = useWords();
  const phone = useMedia(PHONE);
  const narrow = useMedia(NARROW);
  const wide = useMedia(WIDE);
  const navigate = useNavigate();
  const may = useMay();
  const moves = useItemMoves();
  const { item, network, networkName } = conversation;
  const customer = item?.customer;
  const name = customer?.name || customer?.handle || t("common:someone");
  const left = item?.state === "done" || item?.state === "set_aside";
  const showPerson = () => void navigate({ to: ".", search: (search) => ({ ...search, person: true }) });

  return (
    <header className={css.head}>
      <div className={css.first}>
        {phone ? (
          <Link to="/queue" search={true} className={css.back} aria-label={t("common:back")}>
            <ArrowLeft size={20} aria-hidden="true" />
          </Link>
        ) : null}
        <div className={css.who}>
          <h1>
            <bdi>{name}</bdi>
          </h1>
          <span className={css.handle}>
            <NetworkBadge network={network} name={networkName} size={14} />
            <bdi>{customer?.handle ?? networkName}</bdi>
          </span>
        </div>
        {wide ? null : (
          <IconButton label={t("conversation:person", { name })} onPress={showPerson}>
            <UserRound size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
        {item ? actions(item) : null}
      </div>
      <div className={css.second}>
        <DeadlineLine conversation={conversation} />
        {item && !phone ? <LabelsMenu item={item} /> : null}
        {item ? <Labels conversation={conversation} item={item} /> : null}
      </div>
    </header>
  );

  function actions(item: NonNullable<Conversation["item"]>) {
    const rest: MenuAction[] = [];
    if (left && may("finish")) {
      return <Button onPress={() => void moves.reopen([item])}>{t("conversation:reopen")}</Button>;
    }
    if (phone && may("assign")) {
      rest.push({ id: "assign", words: t("conversation:assign"), act: () => moves.ask("assign", [item]) });
    }
    if (phone && may("correct")) {
      rest.push({ id: "label", words: t("labels:labels"), act: () => moves.ask("label", [item]) });
    }
    if (may("finish")) {
      if (item.state === "snoozed") {
        rest.push({ id: "wake", words: t("conversation:wake"), act: () => void moves.wake([item]) });
      }
      if (narrow)
        rest.push({ id: "snooze", words: t("conversation:snooze"), act: () => moves.ask("snooze", [item]) });
      rest.push({
        id: "setAside",
        words: t("conversation:setAside"),
        act: () => moves.ask("setAside", [item]),
      });
    }
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
  }
}

function firstName(name: string): string {
  return name.split(" ")[0] ?? name;
}

import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, UserRound } from "lucide-react";
import type { Conversation } from "../../../contract/index.ts";
import { useWords } from "../../locales/use-words.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { NetworkBadge } from "../../ui/network-badge.tsx";
import { PHONE, useMedia, WIDE } from "../../ui/use-media.ts";
import { Clock } from "../queue/clock.tsx";
import { ConversationActions } from "./conversation-actions.tsx";
import css from "./conversation-head.module.css";
import { DeadlineLine } from "./deadline-line.tsx";
import { Labels } from "./labels.tsx";
import { LabelsMenu } from "./labels-menu.tsx";

/** Two lines: who and what can be done; how it stands in time and what it is. Above a keyboard, who and how long. */
export function ConversationHead({ conversation }: { conversation: Conversation }) {
  const { t } = useWords();
  const phone = useMedia(PHONE);
  const wide = useMedia(WIDE);
  const navigate = useNavigate();
  const { item, network, networkName, handlePrefix } = conversation;
  const customer = item?.customer;
  const name = customer?.name || customer?.handle || t("common:someone");
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
            <bdi>{customer?.handle ? `${handlePrefix}${customer.handle}` : networkName}</bdi>
          </span>
        </div>
        {wide ? null : (
          <IconButton label={t("conversation:person", { name })} onPress={showPerson}>
            <UserRound size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
        <ConversationActions item={item} />
        {phone && item ? (
          <span className={css.time}>
            <Clock item={item} />
          </span>
        ) : null}
      </div>
      <div className={css.second}>
        <DeadlineLine conversation={conversation} />
        {item && !phone ? <LabelsMenu item={item} /> : null}
        {item ? <Labels conversation={conversation} item={item} /> : null}
      </div>
    </header>
  );
}

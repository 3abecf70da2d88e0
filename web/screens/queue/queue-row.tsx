import { Link } from "@tanstack/react-router";
import { Check, Globe, Lock } from "lucide-react";
import { useId } from "react";
import type { Item } from "../../../contract/index.ts";
import { usePresence } from "../../api/presence.ts";
import { useMe } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { capOf } from "../../ui/actions.ts";
import { Face } from "../../ui/face.tsx";
import { KeyCap } from "../../ui/key-cap.tsx";
import { Clock } from "./clock.tsx";
import { useItemMoves } from "./moves/moves.tsx";
import css from "./queue-row.module.css";

interface Props {
  item: Item;
  index: number;
  of: number;
  top: number;
  height: number;
  open: boolean;
  selected: boolean;
  /** As it looks under the pointer, without one. */
  pointed?: boolean;
  onToggle: (id: string) => void;
}

/** Three lines: who and how long, first words, what it is. A right-hand column for the ring and for who sees it. */
export function QueueRow({ item, index, of, top, height, open, selected, pointed, onToggle }: Props) {
  const { t } = useWords();
  const moves = useItemMoves();
  const { person } = useMe();
  const told = useId();
  const [other] = usePresence(item.conversationId, person.id);
  const name = item.customer.name || item.customer.handle || t("common:someone");
  // Two words say what it is: the brand's own label goes before the topic.
  const [label] = item.labels;
  const topic = label || item.topic === "other" ? null : t(`common:topic.${item.topic}`);
  const Mark = item.audience === "public" ? Globe : Lock;
  return (
    <li
      className={css.row}
      style={{ top, height }}
      data-row={index}
      data-open={open || undefined}
      data-selected={selected || undefined}
      data-pointed={pointed || undefined}
      data-unread={item.unread || undefined}
      aria-setsize={of}
      aria-posinset={index + 1}
    >
      <label className={css.face}>
        <input
          type="checkbox"
          className="visually-hidden"
          aria-label={t("queue:select", { name })}
          checked={selected}
          onChange={() => onToggle(item.id)}
        />
        {selected ? (
          <span className={css.tick}>
            <Check size={20} aria-hidden="true" />
          </span>
        ) : (
          <Face
            name={name}
            url={item.customer.avatarUrl}
            network={item.network}
            size={height > 70 ? 40 : 36}
          />
        )}
      </label>
      <div className={css.words}>
        <div className={css.first}>
          <Link
            to="/queue/$conversationId"
            params={{ conversationId: item.conversationId }}
            search={true}
            className={css.name}
            aria-current={open ? "true" : undefined}
            aria-describedby={`${told}time ${told}words ${told}what`}
          >
            <bdi>{name}</bdi>
            {item.unread ? <span className="visually-hidden">, {t("queue:unread")}</span> : null}
          </Link>
          <span id={`${told}time`} className={css.time}>
            <Clock item={item} />
          </span>
        </div>
        <p
          id={`${told}words`}
          className={css.preview}
          lang={item.language === "und" ? undefined : item.language}
          dir="auto"
        >
          {item.preview}
        </p>
        <div className={css.third}>
          <span id={`${told}what`} className={css.labels}>
            <span className={css.what}>
              <span>{t(`common:kind.${item.kind}`)}</span>
              {topic ? <span>{` · ${topic}`}</span> : null}
              {label ? (
                <span className={css.label}>
                  {" · "}
                  <bdi>{label.name}</bdi>
                </span>
              ) : null}
            </span>
            {item.unanswered > 1 ? (
              <span className={css.count}>{t("queue:messages", { count: item.unanswered })}</span>
            ) : null}
          </span>
          {other ? (
            <span className={css.other}>
              <Face name={other.person.name} size={16} />
              <span className="visually-hidden">{other.person.name}</span>
              {other.doing === "typing" ? t("queue:typing") : t("queue:reading")}
            </span>
          ) : null}
          <span className={css.hover}>
            <button type="button" tabIndex={-1} onClick={() => moves.done([item])}>
              {t("conversation:done")}
              <KeyCap>{capOf("done")}</KeyCap>
            </button>
            <button type="button" tabIndex={-1} onClick={() => moves.ask("snooze", [item])}>
              {t("conversation:snooze")}
              <KeyCap>{capOf("snooze")}</KeyCap>
            </button>
          </span>
          <span
            className={css.mark}
            data-audience={item.audience}
            title={t(`common:audience.${item.audience}`)}
          >
            <Mark size={14} strokeWidth={1.75} aria-hidden="true" />
            <span className="visually-hidden">{t(`common:audience.${item.audience}`)}</span>
          </span>
        </div>
      </div>
    </li>
  );
}

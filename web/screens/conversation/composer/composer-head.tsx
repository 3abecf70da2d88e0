import { Globe, Lock, StickyNote } from "lucide-react";
import type { Conversation } from "../../../../contract/index.ts";
import type { Named } from "../../../locales/named.ts";
import { useWords } from "../../../locales/use-words.ts";
import { type ActionId, capOf } from "../../../ui/actions.ts";
import { KeyCap } from "../../../ui/key-cap.tsx";
import css from "./composer-head.module.css";
import type { Mode } from "./draft.ts";

const ICONS = { public: Globe, private: Lock, note: StickyNote };
const DOES = { public: "reply", private: "private", note: "note" } satisfies Record<Mode, ActionId>;

interface Props {
  conversation: Conversation;
  mode: Mode;
  modes: Mode[];
  /** The customer. */
  name: Named;
  /** Other modes in which something is written. */
  written: Mode[];
  onMode: (mode: Mode) => void;
}

/** The mode in words, the others one key away, and at the right who will see it. */
export function ComposerHead({ conversation, mode, modes, name, written, onMode }: Props) {
  const { t, network, figure } = useWords();
  const on = network(conversation.network, conversation.networkName, "on");
  const Chosen = ICONS[mode];
  return (
    <div className={css.head} data-mode={mode}>
      <p className={css.chosen}>
        <Chosen size={16} strokeWidth={1.75} aria-hidden="true" />
        <b>{t(`composer:mode.${mode}`, { on, name })}</b>
      </p>
      <fieldset className={css.modes}>
        <legend className="visually-hidden">{t("composer:modes")}</legend>
        {modes
          .filter((one) => one !== mode)
          .map((one) => {
            const Icon = ICONS[one];
            return (
              <button
                key={one}
                type="button"
                className={css.mode}
                onClick={() => onMode(one)}
                title={t(`composer:mode.${one}`, { on, name })}
              >
                <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
                <span className={css.modeWords}>{t(`composer:short.${one}`)}</span>
                <KeyCap>{capOf(DOES[one])}</KeyCap>
                {written.includes(one) ? <span className={css.dot} title={t("composer:draftKept")} /> : null}
              </button>
            );
          })}
      </fieldset>
      <p className={css.who}>{whoSeesIt()}</p>
    </div>
  );

  function whoSeesIt(): string {
    const followers = conversation.item?.customer.followers ?? null;
    if (mode !== "public" || !followers) return t(`composer:who.${mode}`);
    return t("composer:whoFollowers", { count: followers, figure: figure(followers) });
  }
}

import { X } from "lucide-react";
import { useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { flushSync } from "react-dom";
import { useWords } from "../../../locales/use-words.ts";
import type { ActionId, Doing } from "../../../ui/actions.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import css from "../../../ui/palette.module.css";
import { Palette, type PaletteEntry } from "../../../ui/palette.tsx";
import { takeTyped } from "../typed-ahead.ts";
import { fitting } from "./fitting.ts";
import { useOffers } from "./use-offers.ts";

interface Props {
  /** What could be done just before it opened, and where the focus was. */
  ready: Map<ActionId, Doing>;
  from: Element | null;
  onClose: () => void;
}

/** Everything, by its words. What is chosen is done as if its key had been pressed where one was. */
export function PaletteDialog({ ready, from, onClose }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const { offers, settled } = useOffers(ready, typed);
  function choose(entry: PaletteEntry) {
    flushSync(onClose);
    if (from instanceof HTMLElement) from.focus();
    entry.act();
  }
  return (
    <ModalOverlay
      className={css.backdrop ?? ""}
      isOpen
      isDismissable
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className={css.modal ?? ""}>
        <Dialog className={css.dialog ?? ""} aria-label={t("palette:title")}>
          <Palette
            label={t("palette:field")}
            listLabel={t("palette:list")}
            none={settled ? t("palette:none") : ""}
            typed={typed}
            onType={setTyped}
            onFocus={() => setTyped(`${typed}${takeTyped()}`)}
            sections={fitting(typed, offers)}
            onChoose={choose}
            autoFocus
            close={
              <IconButton label={t("common:close")} onPress={onClose}>
                <X size={20} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            }
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

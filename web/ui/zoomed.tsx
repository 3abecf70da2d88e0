import { Minus, Plus, X } from "lucide-react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { useWords } from "../locales/use-words.ts";
import { IconButton } from "./icon-button.tsx";
import { useZoom } from "./use-zoom.ts";
import css from "./zoomed.module.css";

interface Props {
  url: string;
  alt: string;
  foreign: boolean;
  onClose: () => void;
}

/** Up to five times: by wheel, buttons, keys, double click or two fingers; moved by hand or by arrows. */
export function Zoomed({ url, alt, foreign, onClose }: Props) {
  const { t, percent } = useWords();
  const { frame, picture, view, larger, smaller, hands } = useZoom();
  return (
    <ModalOverlay
      className={css.backdrop ?? ""}
      isOpen
      isDismissable
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className={css.modal ?? ""}>
        <Dialog className={css.dialog ?? ""} aria-label={t("message:zoom.label")}>
          <div ref={frame} className={css.frame} data-large={view.scale > 1 || undefined} {...hands}>
            <img
              ref={picture}
              src={url}
              alt={alt}
              draggable={false}
              decoding="async"
              style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}
              {...(foreign ? { referrerPolicy: "no-referrer" as const } : {})}
            />
          </div>
          <div className={css.tools}>
            <IconButton label={t("message:zoom.out")} onPress={smaller}>
              <Minus size={18} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
            <output className={css.scale}>{percent(view.scale)}</output>
            <IconButton label={t("message:zoom.in")} onPress={larger}>
              <Plus size={18} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
            <a href={url} target="_blank" rel="noreferrer">
              {t("message:zoom.original")}
            </a>
            <IconButton label={t("common:close")} onPress={onClose}>
              <X size={18} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          </div>
          {alt ? (
            <p className={css.alt} dir="auto">
              {alt}
            </p>
          ) : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

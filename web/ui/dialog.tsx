import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import css from "./controls.module.css";

interface Props {
  title: string;
  onClose: () => void;
  /** Twice the usual width, for what is read side by side. */
  wide?: boolean;
  children: React.ReactNode;
}

/** Open for as long as it is there; Esc and a press beside it close it. */
export function Dialog({ title, onClose, wide = false, children }: Props) {
  return (
    <ModalOverlay
      className={css.backdrop ?? ""}
      isOpen
      isDismissable
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className={`${css.modal} ${wide ? css.wide : ""}`}>
        <AriaDialog className={css.dialog ?? ""}>
          <Heading slot="title" className={css.dialogTitle ?? ""}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

import { useNavigate } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { useWords } from "../../locales/use-words.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { CustomerPane } from "../customers/customer-pane.tsx";
import css from "./person-sheet.module.css";

/** The person, over the conversation. */
export function PersonSheet({ customerId, open }: { customerId: string; open: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const close = () => void navigate({ to: ".", search: ({ person: _, ...search }) => search });
  return (
    <ModalOverlay
      className={css.backdrop ?? ""}
      isOpen
      isDismissable
      onOpenChange={(open) => open || close()}
    >
      <Modal className={css.sheet ?? ""}>
        <Dialog className={css.dialog ?? ""} aria-label={t("customer:title")}>
          <div className={css.back}>
            <IconButton label={t("common:back")} onPress={close}>
              <ArrowLeft size={18} aria-hidden="true" />
            </IconButton>
          </div>
          <CustomerPane customerId={customerId} open={open} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

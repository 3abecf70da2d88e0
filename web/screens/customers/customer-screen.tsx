import { useParams } from "@tanstack/react-router";
import { useWords } from "../../locales/use-words.ts";
import css from "./customer-pane.module.css";
import { CustomerPane } from "./customer-pane.tsx";

/** A person on a page of their own: where search leads. */
export function CustomerScreen() {
  const { t } = useWords();
  const { customerId } = useParams({ from: "/door/desk/customers/$customerId" });
  return (
    <main className={css.page}>
      <h1 className="visually-hidden">{t("customer:title")}</h1>
      <CustomerPane key={customerId} customerId={customerId} />
    </main>
  );
}

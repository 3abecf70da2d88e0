import { useParams } from "@tanstack/react-router";
import css from "./customer-pane.module.css";
import { CustomerPane } from "./customer-pane.tsx";

/** A person on a page of their own: where search leads. */
export function CustomerScreen() {
  const { customerId } = useParams({ from: "/desk/customers/$customerId" });
  return (
    <main className={css.page}>
      <CustomerPane key={customerId} customerId={customerId} heading="h1" />
    </main>
  );
}

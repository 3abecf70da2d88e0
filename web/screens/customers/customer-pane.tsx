import { memo } from "react";
import { useCustomer } from "../../api/customers.ts";
import { useWords } from "../../locales/use-words.ts";
import { Face } from "../../ui/face.tsx";
import { Problem } from "../../ui/problem.tsx";
import { CustomerArticle } from "./customer-article.tsx";
import { CustomerHistory } from "./customer-history.tsx";
import { CustomerNote } from "./customer-note.tsx";
import css from "./customer-pane.module.css";
import { Handles } from "./handles.tsx";
import { MoodLine } from "./mood-line.tsx";

interface Props {
  customerId: string;
  /** The conversation beside it. */
  open?: string | null;
}

/** Who they are to us, in one glance. What happens beside it does not draw it again. */
export const CustomerPane = memo(function CustomerPane({ customerId, open = null }: Props) {
  const { t, longDate, shortDate, languageName } = useWords();
  const customer = useCustomer(customerId);
  if (customer.isError) return <Problem error={customer.error} onAgain={() => void customer.refetch()} />;
  const { data } = customer;
  if (!data) return <aside className={css.pane} aria-busy="true" aria-label={t("customer:title")} />;
  const name = data.name || data.handles[0]?.handle || t("common:someone");
  const language = data.language ? languageName(data.language) : null;
  return (
    <aside className={css.pane} aria-label={t("customer:title")}>
      <header className={css.head}>
        <Face
          name={name}
          url={data.handles.find(({ avatarUrl }) => avatarUrl)?.avatarUrl ?? null}
          size={44}
        />
        <div>
          <h2>
            <bdi>{name}</bdi>
          </h2>
          <p>
            {language
              ? t("customer:sinceLanguage", { date: shortDate(data.firstHeardAt), language })
              : t("customer:sinceDay", { date: longDate(data.firstHeardAt) })}
          </p>
        </div>
      </header>
      <div className={css.body}>
        <Handles handles={data.handles} />
        <MoodLine moods={data.moods} />
        <CustomerHistory history={data.history} open={open} />
        <CustomerNote key={data.id} customer={data} />
        <CustomerArticle customerId={data.id} name={name} article={data.article ?? null} />
      </div>
    </aside>
  );
});

import type { Article } from "../../../contract/index.ts";
import { useKeepCustomerArticle } from "../../api/customers.ts";
import { useMay, useMe } from "../../api/session.ts";
import { givenName } from "../../locales/named.ts";
import { useErrorWords } from "../../locales/use-error-words.ts";
import { useWords } from "../../locales/use-words.ts";
import { ArticleChoice } from "../../ui/article-choice.tsx";
import { say } from "../../ui/toasts.tsx";
import css from "./customer-pane.module.css";

interface Props {
  customerId: string;
  name: string;
  article: Article | null;
}

/** One quiet line, and only where the brand speaks Catalan; there nobody knows by a name alone whether it is la or en. */
export function CustomerArticle({ customerId, name, article }: Props) {
  const { t } = useWords();
  const errorWords = useErrorWords();
  const may = useMay();
  const { workspace } = useMe();
  const keep = useKeepCustomerArticle(customerId);
  if (!workspace.languages.includes("ca") || !may("note") || givenName(name) === null) return null;
  return (
    <div className={css.inCatalan}>
      <span aria-hidden="true">{t("customer:inCatalan")}</span>
      <ArticleChoice
        plain
        name={name}
        article={keep.isPending ? keep.variables : article}
        onChoose={(chosen) => keep.mutate(chosen, { onError: (error) => say(errorWords(error)) })}
      />
    </div>
  );
}

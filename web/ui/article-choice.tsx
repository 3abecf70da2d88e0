import type { Article } from "../../contract/index.ts";
import { givenName, named } from "../locales/named.ts";
import { useWords } from "../locales/use-words.ts";
import { Chips } from "./chips.tsx";

interface Props {
  name: string;
  article: Article | null;
  onChoose: (article: Article | null) => void;
}

/** How Catalan names them: "la Marta", "en Marta", or "Marta" without. Two that read alike are one. */
export function ArticleChoice({ name, article, onChoose }: Props) {
  const { t } = useWords();
  const given = givenName(name) ?? name;
  const wordsWith = (one: Article | null) => named("ca", { name: given, article: one }, "who");
  const ways = new Map(([null, "en", "la"] as const).map((one) => [wordsWith(one), one]));
  return (
    <Chips
      one
      small
      label={t("customer:article")}
      options={[...ways.keys()].toReversed().map((words) => ({ id: words, words }))}
      chosen={[wordsWith(article)]}
      onChoose={([words]) => onChoose(ways.get(words ?? "") ?? null)}
    />
  );
}

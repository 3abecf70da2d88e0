import type { Article } from "../../contract/index.ts";
import { givenName, named } from "../locales/named.ts";
import { useWords } from "../locales/use-words.ts";
import { Chips } from "./chips.tsx";
import { FoldedChoice } from "./folded-choice.tsx";

interface Props {
  name: string;
  article: Article | null;
  onChoose: (article: Article | null) => void;
  /** Folded into a word, for a line of text. */
  plain?: boolean;
}

/** How Catalan names them: "la Marta", "en Marta", or "Marta" without. Two that read alike are one. */
export function ArticleChoice({ name, article, onChoose, plain = false }: Props) {
  const { t } = useWords();
  const given = givenName(name) ?? name;
  const wordsWith = (one: Article | null) => named("ca", { name: given, article: one }, "who");
  const ways = new Map(([null, "en", "la"] as const).map((one) => [wordsWith(one), one]));
  const options = [...ways.keys()].toReversed().map((words) => ({ id: words, words }));
  const choose = (words = "") => onChoose(ways.get(words) ?? null);
  const label = t("customer:article");
  if (plain)
    return <FoldedChoice label={label} options={options} value={wordsWith(article)} onChoose={choose} />;
  return (
    <Chips
      one
      small
      label={label}
      options={options}
      chosen={[wordsWith(article)]}
      onChoose={([words]) => choose(words)}
    />
  );
}

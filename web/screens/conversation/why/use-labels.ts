import { useWords } from "../../../locales/use-words.ts";
import type { Understanding } from "./label-choices.tsx";
import type { Label } from "./label-words.tsx";
import type { Reason } from "./read-reasons.ts";
import { becauseWords } from "./reason-words.ts";
import { type HeadQuestion, headQuestions, saysSomething } from "./said-otherwise.ts";

/** Labels of one message in words, each with its reasons: the kind, and what else says something. */
export function useLabels(): (
  of: Understanding,
  reasons: Reason[],
  questions?: readonly HeadQuestion[],
) => Label[] {
  const all = useWords();
  const { t, languageName } = all;
  return (of, reasons, questions = headQuestions) =>
    questions.flatMap((question) => {
      if (question !== "kind" && !saysSomething(of, question)) return [];
      const words = wordsOf(of, question);
      const its = reasons.filter((one) => one.question === question);
      return words ? { words, reasons: its, because: becauseWords(all, words, its) } : [];
    });

  function wordsOf({ kind, topic, language }: Understanding, question: HeadQuestion): string | null {
    if (question === "kind") return t(`common:kind.${kind}`);
    return question === "topic" ? t(`common:topic.${topic}`) : languageName(language);
  }
}

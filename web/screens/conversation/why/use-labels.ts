import { useWords, type Words } from "../../../locales/use-words.ts";
import type { Understanding } from "./label-choices.tsx";
import type { Label } from "./label-words.tsx";
import type { Reason } from "./read-reasons.ts";
import { becauseWords } from "./reason-words.ts";
import { type HeadQuestion, headQuestions, saysSomething } from "./said-otherwise.ts";

/**
 * By language and by the reasons of a message, which no other message shares: put in words once, as a conversation is
 * opened again and again.
 */
const said = new WeakMap<Words, WeakMap<Reason[], Map<string, Label[]>>>();

/** Labels of one message in words, each with its reasons: the kind, and what else says something. */
export function useLabels(): (
  of: Understanding,
  reasons: Reason[],
  questions?: readonly HeadQuestion[],
) => Label[] {
  const all = useWords();
  const { t, languageName } = all;
  return (of, reasons, questions = headQuestions) => {
    const known = labelsSaid(all, reasons);
    const asked = questions.join();
    const labels = known.get(asked) ?? questions.flatMap((question) => labelOf(of, reasons, question));
    known.set(asked, labels);
    return labels;
  };

  function labelOf(of: Understanding, reasons: Reason[], question: HeadQuestion): Label | [] {
    if (question !== "kind" && !saysSomething(of, question)) return [];
    const words = wordsOf(of, question);
    const its = reasons.filter((one) => one.question === question);
    return words ? { words, reasons: its, because: becauseWords(all, words, its) } : [];
  }

  function wordsOf({ kind, topic, language }: Understanding, question: HeadQuestion): string | null {
    if (question === "kind") return t(`common:kind.${kind}`);
    return question === "topic" ? t(`common:topic.${topic}`) : languageName(language);
  }
}

function labelsSaid(words: Words, reasons: Reason[]): Map<string, Label[]> {
  const inThem = said.get(words) ?? new WeakMap<Reason[], Map<string, Label[]>>();
  said.set(words, inThem);
  const labels = inThem.get(reasons) ?? new Map<string, Label[]>();
  inThem.set(reasons, labels);
  return labels;
}

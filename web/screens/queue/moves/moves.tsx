/** The moves with their questions, for the list, the conversation and the keys alike. */
import { createContext, useContext, useMemo, useState } from "react";
import type { Item } from "../../../../contract/index.ts";
import { AskLabels } from "../../labels/ask-labels.tsx";
import { AskAssignee } from "./ask-assignee.tsx";
import { AskReason } from "./ask-reason.tsx";
import { AskSnooze } from "./ask-snooze.tsx";
import { useMoves } from "./use-moves.ts";

type Question = { ask: "finish" | "setAside" | "snooze" | "assign" | "label"; items: Item[] };
export type Moves = ReturnType<typeof useMoves> & {
  ask: (question: Question["ask"], items: Item[]) => void;
  /** Done at once when it was answered; else it asks why. */
  done: (items: Item[]) => void;
};

const Context = createContext<Moves | null>(null);

export function useItemMoves(): Moves {
  const moves = useContext(Context);
  if (!moves) throw new Error("outside the desk");
  return moves;
}

export function MovesProvider({ children }: { children: React.ReactNode }) {
  const moves = useMoves();
  const [question, setQuestion] = useState<Question | null>(null);
  const value = useMemo<Moves>(() => {
    const ask = (kind: Question["ask"], items: Item[]) => {
      if (items.length > 0) setQuestion({ ask: kind, items });
    };
    async function done(items: Item[]) {
      if (items.some(({ unanswered }) => unanswered > 0)) return ask("finish", items);
      const codes = await moves.finish(items);
      if (codes.includes("not_answered")) ask("finish", items);
    }
    return { ...moves, ask, done: (items) => void done(items) };
  }, [moves]);
  const close = () => setQuestion(null);
  return (
    <Context.Provider value={value}>
      {children}
      {question?.ask === "assign" ? (
        <AskAssignee
          current={question.items[0]?.assignee?.id ?? null}
          onClose={close}
          onChoose={(id) => {
            close();
            void moves.assign(question.items, id);
          }}
        />
      ) : null}
      {question?.ask === "label" ? <AskLabels items={question.items} onClose={close} /> : null}
      {question?.ask === "snooze" ? (
        <AskSnooze
          onClose={close}
          onChoose={(until) => {
            close();
            void moves.snooze(question.items, until);
          }}
        />
      ) : null}
      {question?.ask === "finish" || question?.ask === "setAside" ? (
        <AskReason
          leaving={question.ask}
          onClose={close}
          onChoose={(reason, note) => {
            close();
            if (question.ask === "finish") void moves.finish(question.items, { reason, note });
            else void moves.setAside(question.items, reason, note);
          }}
        />
      ) : null}
    </Context.Provider>
  );
}

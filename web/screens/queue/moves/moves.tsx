/** The moves with their questions, for the list, the conversation and the keys alike. */
import { createContext, useContext, useMemo, useState } from "react";
import type { Item } from "../../../../contract/index.ts";
import { later } from "../../../ui/later.tsx";
import type { Question } from "./questions.tsx";
import { useMoves } from "./use-moves.ts";

export const MoveQuestion = later(async () => (await import("./questions.tsx")).MoveQuestion);

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
  return (
    <Context.Provider value={value}>
      {children}
      {question ? <MoveQuestion {...question} moves={moves} onClose={() => setQuestion(null)} /> : null}
    </Context.Provider>
  );
}

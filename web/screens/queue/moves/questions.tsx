import type { Item } from "../../../../contract/index.ts";
import { AskLabels } from "../../labels/ask-labels.tsx";
import { AskAssignee } from "./ask-assignee.tsx";
import { AskReason } from "./ask-reason.tsx";
import { AskSnooze } from "./ask-snooze.tsx";
import type { useMoves } from "./use-moves.ts";

export interface Question {
  ask: "finish" | "setAside" | "snooze" | "assign" | "label";
  items: Item[];
}

interface Props extends Question {
  moves: ReturnType<typeof useMoves>;
  onClose: () => void;
}

/** What a move needs to know before it is made: whom, until when, why. */
export function MoveQuestion({ ask, items, moves, onClose }: Props) {
  switch (ask) {
    case "assign":
      return (
        <AskAssignee
          current={items[0]?.assignee?.id ?? null}
          onClose={onClose}
          onChoose={(id) => {
            onClose();
            void moves.assign(items, id);
          }}
        />
      );
    case "label":
      return <AskLabels items={items} onClose={onClose} />;
    case "snooze":
      return (
        <AskSnooze
          onClose={onClose}
          onChoose={(until) => {
            onClose();
            void moves.snooze(items, until);
          }}
        />
      );
    case "finish":
    case "setAside":
      return (
        <AskReason
          leaving={ask}
          onClose={onClose}
          onChoose={(reason, note) => {
            onClose();
            if (ask === "finish") void moves.finish(items, { reason, note });
            else void moves.setAside(items, reason, note);
          }}
        />
      );
    default:
      return ask satisfies never;
  }
}

import { BookOpen, Split, UserRound } from "lucide-react";
import { useState } from "react";
import { capOf } from "../../ui/actions.ts";
import { Palette } from "../../ui/palette.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Toast } from "../../ui/toasts.tsx";
import { fitting } from "../desk/palette/fitting.ts";
import { QueueRow } from "../queue/queue-row.tsx";
import { CALM, LATE, OPEN, PICKED, WRITTEN } from "./invented.ts";
import { Part } from "./part.tsx";
import css from "./parts.module.css";

const ROW = 68;
const ROWS = [LATE, OPEN, WRITTEN, CALM, PICKED];
const OFFERS = [
  {
    id: "everything",
    title: "Here and now",
    entries: [
      { id: "ask", words: "Ask the warehouse about this", icon: Split, cap: "⇧D", act: nothing },
      { id: "where", words: "Scenario: “where is my parcel”", icon: BookOpen, cap: "/", act: nothing },
      { id: "wanda", words: "Wanda Askew", icon: UserRound, beside: "person", act: nothing },
    ],
  },
];

export function LeftColumn() {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set([PICKED.id]));
  const [typed, setTyped] = useState("");
  const toggle = (id: string) =>
    setPicked((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return (
    <div className={css.column}>
      <Part title="A row">
        <div className={css.list}>
          <ul style={{ height: ROW * ROWS.length }}>
            {ROWS.map((item, index) => (
              <QueueRow
                key={item.id}
                item={item}
                index={index}
                of={ROWS.length}
                top={index * ROW}
                height={ROW}
                open={item === OPEN}
                pointed={item === CALM}
                selected={picked.has(item.id)}
                onToggle={toggle}
              />
            ))}
          </ul>
          <Skeleton rows={1} />
        </div>
      </Part>
      <Part title={`Everything, ${capOf("palette")}`}>
        <div className={css.floating}>
          <Palette
            label="Find an action, a person, a screen"
            listLabel="What fits"
            none="Nothing is called that"
            typed={typed}
            onType={setTyped}
            sections={fitting(typed, OFFERS)}
            onChoose={nothing}
          />
        </div>
      </Part>
      <Part title="What was just done">
        <Toast said={{ words: "Marked as done", beside: "3 left for you", undo: nothing }} onUndo={nothing} />
      </Part>
    </div>
  );
}

function nothing(): void {}

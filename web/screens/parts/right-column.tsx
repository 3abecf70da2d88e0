import { Globe, Lock, Stamp, StickyNote } from "lucide-react";
import { capOf } from "../../ui/actions.ts";
import { Button } from "../../ui/button.tsx";
import controls from "../../ui/controls.module.css";
import { Empty } from "../../ui/empty.tsx";
import { TipWords } from "../../ui/tips.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { MeasureRing } from "../conversation/composer/measure-ring.tsx";
import { Clock } from "../queue/clock.tsx";
import { CALM, LATE, OPEN, SNOOZED, WAITING } from "./invented.ts";
import { Part } from "./part.tsx";
import css from "./parts.module.css";

const TIMES = [
  [CALM, "more than a quarter left"],
  [OPEN, "a quarter, or 15 min"],
  [LATE, "a disc, not a ring"],
  [SNOOZED, "snoozed"],
  [WAITING, "waits for others"],
] as const;
const AUDIENCES = [
  [Globe, "In public", "ink", undefined],
  [Lock, "Only Marta", "violet", "private"],
  [StickyNote, "Only us", "yellow paper", "note"],
  [Stamp, "Not yet", "hatched", "held"],
] as const;
const MEASURES = [60, 252, 291, 308];
const MOST = 300;

export function RightColumn() {
  return (
    <div className={css.column}>
      <Part title="Time">
        {TIMES.map(([item, why]) => (
          <p key={why} className={css.line}>
            <span className={css.clock}>
              <Clock item={item} />
            </span>
            <span className={css.why}>{why}</span>
          </p>
        ))}
      </Part>
      <Part title="Who will see it">
        {AUDIENCES.map(([Icon, words, why, who]) => (
          <p key={words} className={css.line} data-who={who}>
            <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
            <span className={css.who}>{words}</span>
            <span className={css.why}>{why}</span>
          </p>
        ))}
      </Part>
      <Part title="What it will do">
        <div className={css.buttons}>
          <Button look="primary">
            <Globe size={16} strokeWidth={1.75} aria-hidden="true" />
            Reply in public
          </Button>
          <Button look="private">
            <Lock size={16} strokeWidth={1.75} aria-hidden="true" />
            Send privately
          </Button>
          <Button look="note">Save the note</Button>
          <Button look="ask">Ask Jordi</Button>
          <span className={css.focused}>
            <Button look="primary">Focus</Button>
          </span>
          <Button cap={capOf("snooze")}>Snooze</Button>
        </div>
        <p className={css.why}>
          A button that cannot be pressed says why, beside it: <b>8 characters too long for X.</b>
        </p>
      </Part>
      <Part title="The measure">
        <div className={css.measures}>
          {MEASURES.map((used) => (
            <MeasureRing key={used} asThread={false} measured={measured(used)} />
          ))}
        </div>
      </Part>
      <Part title="On hover and focus">
        <span className={`${controls.tooltip} ${css.tip}`}>
          <TipWords words="Private message" cap={capOf("private")} />
        </span>
      </Part>
      <Part title="Nothing here">
        <Empty words="Nothing waits. The next deadline is in 48 min; Team has 19." />
      </Part>
      <Part title="Something went wrong">
        <Trouble words="X did not take your answer: too many in a short time. Your words are kept, and go out at 10:40.">
          <Button look="link">Send now</Button>
        </Trouble>
      </Part>
    </div>
  );
}

function measured(used: number) {
  return { used, max: MOST, over: Math.max(0, used - MOST), parts: null, checks: [] };
}

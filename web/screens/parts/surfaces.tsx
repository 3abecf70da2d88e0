import { Bookmark, EllipsisVertical, X } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import controls from "../../ui/controls.module.css";
import { Dialog } from "../../ui/dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Popover, PopoverPart } from "../../ui/popover.tsx";
import { Table } from "../../ui/table.tsx";
import { LabelsMenu } from "../conversation/labels-menu.tsx";
import { PriorityParts } from "../conversation/why/priority-parts.tsx";
import { ITEM } from "./invented-thread.ts";
import { Part } from "./part.tsx";
import css from "./parts.module.css";

const PRIORITY = {
  ...ITEM,
  priority: {
    shown: 61,
    parts: [
      { code: "due_in", points: 25, params: { minutes: 12 } },
      { code: "complaint", points: 18, params: {} },
      { code: "repeated", points: 12, params: { count: 3 } },
      { code: "public", points: 6, params: {} },
    ],
  },
};
const KEPT = [
  { id: "1", what: "Person invited", who: "Eva Guardia", when: "Today 10:12" },
  { id: "2", what: "Network connected", who: "Pau Sans", when: "Monday 09:15" },
];
const ACTIONS = ["Rename", "Share with the team", "Remove"].map((words) => ({
  id: words,
  words,
  act: () => undefined,
}));

/** What floats, and what lies still: labels, a popover, a table, and what a button opens. */
export function Surfaces() {
  const [asking, setAsking] = useState(false);
  return (
    <div className={css.column}>
      <Part title="What it is">
        <p className={css.line}>
          <span>
            <b>Complaint</b> · Parcel
          </span>
          <span className={css.why}>words, no boxes</span>
        </p>
        <p className={css.line}>
          <LabelsMenu item={ITEM} />
          <LabelsMenu item={{ ...ITEM, labels: [] }} />
        </p>
      </Part>
      <Part title="Beside what it explains">
        <div className={css.floating}>
          <PopoverPart>
            <PriorityParts item={PRIORITY} reasons={[]} />
          </PopoverPart>
          <PopoverPart low>
            <p className={controls.hint}>At most three parts, with a hairline between them</p>
          </PopoverPart>
        </div>
      </Part>
      <Part title="Kept as a table">
        <Table
          label="What was done"
          rows={KEPT}
          idOf={({ id }) => id}
          columns={[
            { id: "what", head: "What", cell: ({ what }) => what },
            { id: "who", head: "Who", cell: ({ who }) => who },
            { id: "when", head: "When", cell: ({ when }) => when, end: true },
          ]}
        />
      </Part>
      <Part title="What a press opens">
        <div className={css.line}>
          <Popover label="Labels" trigger={<Button>Popover</Button>}>
            <PopoverPart>
              <p>It floats beside its button; Esc closes it.</p>
            </PopoverPart>
          </Popover>
          <Button onPress={() => setAsking(true)}>Dialog</Button>
          <Menu
            label="More"
            actions={ACTIONS}
            trigger={
              <IconButton label="Menu">
                <EllipsisVertical size={18} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            }
          />
          <IconButton label="Saved views">
            <Bookmark size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton label="Close" isDisabled>
            <X size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </div>
      </Part>
      {asking ? (
        <Dialog title="Remove the label?" onClose={() => setAsking(false)}>
          <p>It goes from every conversation that has it.</p>
          <div className={`${controls.row} ${controls.end}`}>
            <Button onPress={() => setAsking(false)}>Cancel</Button>
            <Button look="primary" onPress={() => setAsking(false)}>
              Remove
            </Button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}

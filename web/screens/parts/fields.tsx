import { Paperclip } from "lucide-react";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { Button } from "../../ui/button.tsx";
import { Chips } from "../../ui/chips.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { FoldedChoice } from "../../ui/folded-choice.tsx";
import { Switch } from "../../ui/switch.tsx";
import { Tick } from "../../ui/tick.tsx";
import { Part } from "./part.tsx";
import css from "./parts.module.css";

const KINDS = [
  { id: "complaint", words: "Complaint" },
  { id: "question", words: "Question" },
  { id: "praise", words: "Praise" },
];

const ORDERS = [
  { id: "pressing", words: "Most pressing first" },
  { id: "newest", words: "Newest first" },
];

/** What one fills in. */
export function Fields() {
  const [kinds, setKinds] = useState(["complaint"]);
  const [kind, setKind] = useState("question");
  const [order, setOrder] = useState("pressing");
  return (
    <Part title="To fill in">
      <div className={css.fields}>
        <Field
          label="Name people know you by"
          hint="As it stands on your networks"
          defaultValue="Casa Rovira"
        />
        <Field label="Country" problem="Write where the brand is" />
        <Choice label="What it is" options={KINDS} value={kind} onChoose={setKind} />
        <FoldedChoice label="Order" options={ORDERS} value={order} onChoose={setOrder} />
        <Chips label="What it is" options={KINDS} chosen={kinds} onChoose={setKinds} />
        <Tick defaultSelected>Only what is late</Tick>
        <Switch label="Rule switched on" defaultSelected />
        <Switch label="Rule switched off" />
        <FileTrigger acceptedFileTypes={["image/png"]}>
          <Button>
            <Paperclip size={16} strokeWidth={1.75} aria-hidden="true" />
            Add a picture
          </Button>
        </FileTrigger>
      </div>
    </Part>
  );
}

import { Check, ChevronDown } from "lucide-react";
import { Button, Label, ListBox, ListBoxItem, Select, SelectValue } from "react-aria-components";
import css from "./controls.module.css";
import { Floating } from "./popover.tsx";

export interface Option {
  id: string;
  words: string;
  /** The key that chooses it, shown while it is looked at. */
  cap?: string;
}

interface Props {
  label: string;
  options: Option[];
  value: string;
  onChoose: (id: string) => void;
}

/** One of several, folded away; in a line of text it is a `FoldedChoice`. */
export function Choice({ label, options, value, onChoose }: Props) {
  return (
    <Select className={css.field ?? ""} value={value} onChange={(key) => onChoose(String(key))}>
      <Label className={css.label ?? ""}>{label}</Label>
      <Button className={css.trigger ?? ""}>
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      <Floating>
        <ListBox className={css.menu ?? ""} items={options}>
          {(option) => (
            <ListBoxItem className={css.menuItem ?? ""} textValue={option.words}>
              {({ isSelected }) => (
                <>
                  <span style={{ flex: 1 }}>{option.words}</span>
                  {isSelected ? <Check size={16} aria-hidden="true" /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Floating>
    </Select>
  );
}

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
  /** Without a frame and with a hidden label: for a line of text. */
  plain?: boolean;
}

/** One of several, folded away. */
export function Choice({ label, options, value, onChoose, plain = false }: Props) {
  return (
    <Select
      className={plain ? "" : (css.field ?? "")}
      value={value}
      onChange={(key) => onChoose(String(key))}
      {...(plain ? { "aria-label": label } : {})}
    >
      {plain ? null : <Label className={css.label ?? ""}>{label}</Label>}
      <Button className={(plain ? css.plainTrigger : css.trigger) ?? ""}>
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

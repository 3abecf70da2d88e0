import { Check, ChevronDown } from "lucide-react";
import { useRef, useState } from "react";
import { Menu, MenuItem } from "react-aria-components";
import type { Option } from "./choice.tsx";
import css from "./controls.module.css";
import { Floating } from "./popover.tsx";

interface Props {
  /** What is chosen here; heard, not seen. */
  label: string;
  options: Option[];
  value: string;
  onChoose: (id: string) => void;
}

/** One of several in a line of text: until it is opened it is a button and nothing else. */
export function FoldedChoice({ label, options, value, onChoose }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={css.folded}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {options.find(({ id }) => id === value)?.words}
        <span className="visually-hidden">, {label}</span>
        <ChevronDown size={16} aria-hidden="true" />
      </button>
      {open ? (
        <Floating triggerRef={button} onOpenChange={setOpen}>
          <Menu
            aria-label={label}
            className={css.menu ?? ""}
            autoFocus="first"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[value]}
            items={options}
            onAction={(id) => {
              if (id !== value) onChoose(String(id));
            }}
            onClose={() => setOpen(false)}
          >
            {({ words }) => (
              <MenuItem className={css.menuItem ?? ""} textValue={words}>
                {({ isSelected }) => (
                  <>
                    <span style={{ flex: 1 }}>{words}</span>
                    {isSelected ? <Check size={16} aria-hidden="true" /> : null}
                  </>
                )}
              </MenuItem>
            )}
          </Menu>
        </Floating>
      ) : null}
    </>
  );
}

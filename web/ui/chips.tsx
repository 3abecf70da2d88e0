import { Check } from "lucide-react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { Option } from "./choice.tsx";
import css from "./controls.module.css";
import { KeyCap } from "./key-cap.tsx";

interface Props {
  label: string;
  options: Option[];
  chosen: string[];
  onChoose: (ids: string[]) => void;
  one?: boolean;
  small?: boolean;
  /** What is looked at, before it is chosen. */
  onLook?: (id: string | null) => void;
}

/** Several (or one) of a few, all in sight. */
export function Chips({ label, options, chosen, onChoose, one = false, small = false, onLook }: Props) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={`${css.chips} ${small ? css.small : ""}`}
      selectionMode={one ? "single" : "multiple"}
      disallowEmptySelection={one}
      selectedKeys={chosen}
      onSelectionChange={(keys) => onChoose([...keys].map(String))}
    >
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          className={css.chip ?? ""}
          onHoverChange={(over) => onLook?.(over ? option.id : null)}
          onFocusChange={(on) => onLook?.(on ? option.id : null)}
        >
          {({ isSelected }) => (
            <>
              {isSelected && !one ? <Check size={14} strokeWidth={2.5} aria-hidden="true" /> : null}
              {option.words}
              {option.cap ? (
                <span className={css.capOnLook}>
                  <KeyCap>{option.cap}</KeyCap>
                </span>
              ) : null}
            </>
          )}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

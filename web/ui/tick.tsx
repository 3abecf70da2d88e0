import { Check } from "lucide-react";
import { Checkbox, type CheckboxProps } from "react-aria-components";
import css from "./controls.module.css";

interface Props extends Omit<CheckboxProps, "className" | "children"> {
  children: React.ReactNode;
}

export function Tick({ children, ...rest }: Props) {
  return (
    <Checkbox {...rest} className={css.check ?? ""}>
      {({ isSelected }) => (
        <>
          <span className={css.box}>
            {isSelected ? <Check size={14} strokeWidth={3} aria-hidden="true" /> : null}
          </span>
          {children}
        </>
      )}
    </Checkbox>
  );
}

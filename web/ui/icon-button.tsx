import { Button, type ButtonProps } from "react-aria-components";
import css from "./controls.module.css";
import { Tip } from "./tip.tsx";

interface Props extends Omit<ButtonProps, "className" | "children"> {
  /** Its name, and what it says on hover and focus. */
  label: string;
  cap?: string;
  children: React.ReactNode;
}

export function IconButton({ label, cap, children, ...rest }: Props) {
  return (
    <Tip words={label} cap={cap}>
      <Button {...rest} aria-label={label} className={`${css.button} ${css.icon}`}>
        {children}
      </Button>
    </Tip>
  );
}

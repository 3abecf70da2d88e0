import { Button, type ButtonProps } from "react-aria-components";
import css from "./controls.module.css";
import { tip } from "./tips.tsx";

interface Props extends Omit<ButtonProps, "className" | "children"> {
  /** Its name, and what it says on hover and focus. */
  label: string;
  cap?: string;
  children: React.ReactNode;
}

export function IconButton({ label, cap, children, ...rest }: Props) {
  return (
    <Button {...rest} {...tip(label, cap)} aria-label={label} className={`${css.button} ${css.icon}`}>
      {children}
    </Button>
  );
}

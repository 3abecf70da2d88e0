import { Button, type ButtonProps, Tooltip, TooltipTrigger } from "react-aria-components";
import css from "./controls.module.css";
import { KeyCap } from "./key-cap.tsx";

interface Props extends Omit<ButtonProps, "className" | "children"> {
  /** Its name, and what it says on hover and focus. */
  label: string;
  cap?: string;
  children: React.ReactNode;
}

export function IconButton({ label, cap, children, ...rest }: Props) {
  return (
    <TooltipTrigger delay={400}>
      <Button {...rest} aria-label={label} className={`${css.button} ${css.icon}`}>
        {children}
      </Button>
      <Tooltip className={css.tooltip ?? ""} offset={6}>
        {label}
        {cap ? <KeyCap>{cap}</KeyCap> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}

import { Button as AriaButton, type ButtonProps } from "react-aria-components";
import css from "./controls.module.css";
import { KeyCap } from "./key-cap.tsx";

export type Look = "plain" | "primary" | "private" | "note" | "ask" | "quiet" | "link";

interface Props extends Omit<ButtonProps, "className" | "children"> {
  look?: Look;
  /** The key that does the same, shown beside the words. */
  cap?: string;
  children: React.ReactNode;
}

export function Button({ look = "plain", cap, children, ...rest }: Props) {
  return (
    <AriaButton {...rest} className={`${css.button} ${css[look] ?? ""}`}>
      {children}
      {cap ? <KeyCap>{cap}</KeyCap> : null}
    </AriaButton>
  );
}

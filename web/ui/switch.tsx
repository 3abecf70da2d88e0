import { Switch as AriaSwitch, type SwitchProps } from "react-aria-components";
import css from "./switch.module.css";

type Props = Omit<SwitchProps, "className" | "children"> &
  (
    | {
        /** What it is called, for those who do not see what it stands beside. */ label: string;
        children?: never;
      }
    | { label?: never /** Its words, beside it. */; children: React.ReactNode }
  );

/** On or off at once, without a button to save it. */
export function Switch({ label, children, ...rest }: Props) {
  return (
    <AriaSwitch
      {...rest}
      className={css.switch ?? ""}
      {...(label === undefined ? {} : { "aria-label": label })}
    >
      <span className={css.track} aria-hidden="true" />
      {children}
    </AriaSwitch>
  );
}

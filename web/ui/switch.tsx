import { Switch as AriaSwitch, type SwitchProps } from "react-aria-components";
import css from "./switch.module.css";

interface Props extends Omit<SwitchProps, "className" | "children"> {
  /** What it is called, for those who do not see what it stands beside. */
  label: string;
}

/** On or off at once, without a button to save it. */
export function Switch({ label, ...rest }: Props) {
  return (
    <AriaSwitch {...rest} className={css.switch ?? ""} aria-label={label}>
      <span className={css.track} aria-hidden="true" />
    </AriaSwitch>
  );
}

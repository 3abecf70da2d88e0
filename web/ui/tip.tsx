import { Tooltip, TooltipTrigger } from "react-aria-components";
import css from "./controls.module.css";
import { KeyCap } from "./key-cap.tsx";

interface Props {
  /** What it says on hover and focus, with the key that does the same. */
  words: string;
  cap?: string | undefined;
  /** What it is about: something that can have the focus. */
  children: React.ReactNode;
}

export function Tip({ words, cap, children }: Props) {
  return (
    <TooltipTrigger delay={400}>
      {children}
      <Tooltip className={css.tooltip ?? ""} offset={6}>
        <TipWords words={words} cap={cap} />
      </Tooltip>
    </TooltipTrigger>
  );
}

/** What stands in it. */
export function TipWords({ words, cap }: Pick<Props, "words" | "cap">) {
  return (
    <>
      {words}
      {cap ? <KeyCap>{cap}</KeyCap> : null}
    </>
  );
}

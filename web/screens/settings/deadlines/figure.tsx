import { useState } from "react";
import own from "./rules.module.css";

interface Props {
  label: string;
  value: number;
  /** The same as people say it: "8 h". */
  inWords?: string;
  /** Below 1 parts of a whole fit as well. */
  least?: number;
  onChange: (value: number) => void;
}

/** A figure typed freely in its cell; what does not fit is put back when the field is left. */
export function Figure({ label, value, inWords = "", least = 1, onChange }: Props) {
  const [typed, setTyped] = useState(String(value));
  const fits = (text: string) => text.trim() !== "" && Number(text) >= least;
  return (
    <span className={own.figure}>
      <input
        aria-label={label}
        aria-invalid={!fits(typed)}
        inputMode="decimal"
        value={typed}
        maxLength={6}
        onChange={({ target: { value: text } }) => {
          setTyped(text);
          if (fits(text)) onChange(least === 1 ? Math.round(Number(text)) : Number(text));
        }}
        onBlur={() => setTyped(String(value))}
      />
      <span>{inWords}</span>
    </span>
  );
}

import css from "./controls.module.css";
import { FirstWords } from "./first-words.tsx";

/** Something went wrong: what, what was kept, what to do. A red line beside it, and the way on in the same breath. */
export function Trouble({ words, children }: { words: string; children?: React.ReactNode }) {
  return (
    <div className={css.trouble} role="alert">
      <p>
        <FirstWords words={words} /> {children}
      </p>
    </div>
  );
}

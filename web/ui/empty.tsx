import css from "./controls.module.css";
import { FirstWords } from "./first-words.tsx";

/** Nothing here: what that means, the next step, and where there is one, the way to it. */
export function Empty({ words, children }: { words: string; children?: React.ReactNode }) {
  return (
    <div className={css.empty}>
      <p>
        <FirstWords words={words} />
      </p>
      {children}
    </div>
  );
}

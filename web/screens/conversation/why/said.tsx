import type { Reason } from "./read-reasons.ts";
import { useUnderline } from "./use-underline.ts";
import css from "./why.module.css";

/** Reasons that name the customer's words: they are underlined where they stand, and a press brings them into sight. */
export function Said({ by, children }: { by: Reason[]; children: React.ReactNode }) {
  const { events, show } = useUnderline(by);
  return (
    <button
      type="button"
      className={css.said}
      {...events}
      onClick={({ currentTarget }) => {
        // Safari gives a pressed button no focus, and its leaving is what ends the line.
        currentTarget.focus();
        show();
      }}
    >
      {children}
    </button>
  );
}

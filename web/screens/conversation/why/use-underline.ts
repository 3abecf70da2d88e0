/**
 * Whoever points at a reason, or comes to it by key, sees in the thread the words it came from. The page is painted over
 * (CSS highlights) and its text stays as it is: nothing moves, and nothing is said twice to those who listen.
 */
import { type FocusEvent, type PointerEvent, useEffect, useState } from "react";
import { placesOf } from "./places-of.ts";
import type { Reason } from "./read-reasons.ts";

/** As `::highlight()` is called in message.module.css. */
const NAME = "reason";

/** For the element that shows the reasons; `show` is for a press, and brings the words into sight. */
export function useUnderline(reasons: Reason[]) {
  const [over, setOver] = useState(false);
  const [held, setHeld] = useState(false);
  const underlined = over || held;

  useEffect(() => {
    if (!underlined || !("highlights" in CSS)) return;
    const highlight = CSS.highlights.get(NAME) ?? new Highlight();
    CSS.highlights.set(NAME, highlight);
    const ranges = reasons.flatMap(rangesOf);
    for (const range of ranges) highlight.add(range);
    return () => {
      for (const range of ranges) highlight.delete(range);
    };
  }, [underlined, reasons]);

  return {
    events: {
      onPointerEnter: ({ pointerType }: PointerEvent) => setOver(pointerType !== "touch"),
      onPointerLeave: () => setOver(false),
      // The focus that a press leaves behind asks for nothing.
      onFocus: ({ target }: FocusEvent<Element>) => setHeld(target.matches(":focus-visible")),
      onBlur: () => setHeld(false),
    },
    show: () => {
      setHeld(true);
      reasons.flatMap(rangesOf)[0]?.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
    },
  };
}

/** Personal data stand in elements of their own, so what is text right in the message has none. */
function rangesOf({ messageId, words }: Reason): Range[] {
  const messages = document.querySelectorAll(`[data-said="${CSS.escape(messageId)}"]`);
  const texts = [...messages]
    .flatMap(({ childNodes }) => [...childNodes])
    .filter((node) => node instanceof Text);
  return texts.flatMap((node) =>
    placesOf(words, node.data).map(({ start, end }) => {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      return range;
    }),
  );
}

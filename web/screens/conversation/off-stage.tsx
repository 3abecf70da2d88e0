import { Activity, memo, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { Conversation as Page } from "../../../contract/index.ts";
import { Conversation } from "./conversation.tsx";
import css from "./off-stage.module.css";

/** Long enough for any machine to draw it. */
const DRAWN_MS = 5_000;

interface Props {
  conversation: Page;
  onDone: () => void;
}

/** A conversation drawn where nobody sees it, in what time the browser has to spare. None of its effects run. */
export const OffStage = memo(function OffStage({ conversation, onDone }: Props) {
  const [place] = useState(() => document.createElement("div"));
  useEffect(() => {
    const timer = setTimeout(() => {
      layOut(place);
      onDone();
    }, DRAWN_MS);
    return () => clearTimeout(timer);
  }, [place, onDone]);
  return createPortal(
    <Activity mode="hidden">
      <Conversation conversation={conversation} />
    </Activity>,
    place,
  );
});

/**
 * A copy is in the page for no longer than its layout takes, and never painted: its letters are then at hand in every size.
 * React hides what is hidden by the style of its outermost elements.
 */
function layOut(drawn: HTMLElement): void {
  const copy = drawn.cloneNode(true) as HTMLElement;
  copy.className = css.copy ?? "";
  for (const part of copy.children) if (part instanceof HTMLElement) part.style.removeProperty("display");
  document.body.append(copy);
  copy.getBoundingClientRect();
  copy.remove();
}

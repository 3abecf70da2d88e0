/**
 * Whether a phone's keyboard is up. Where it takes room from the page (`interactive-widget`) the window shrinks; where it
 * lies over the page only the visual viewport does. Either way what is seen is much lower than it was.
 */
import { useEffect, useSyncExternalStore } from "react";
import { PHONE } from "../../../ui/use-media.ts";

/** No keyboard is lower, no bar of a browser is as high. */
const KEYBOARD = 0.78;
const highest = new Map<number, number>();

export function useKeyboardUp(): boolean {
  const up = useSyncExternalStore(subscribe, isUp);
  useEffect(() => {
    // What is set on the root is worked out again for the whole page: nothing is, where nothing changed.
    if (!up) return;
    const { dataset, style } = document.documentElement;
    dataset.keyboard = "up";
    style.setProperty("--keyboard", `${covered()}px`);
    return () => {
      delete dataset.keyboard;
      style.removeProperty("--keyboard");
    };
  }, [up]);
  return up;
}

function isUp(): boolean {
  // Asked first: it needs no layout, where the size of what is seen does.
  if (!matchMedia(PHONE).matches || !matchMedia("(pointer: coarse)").matches) return false;
  const { width, height } = window.visualViewport ?? { width: innerWidth, height: innerHeight };
  const most = Math.max(highest.get(width) ?? 0, height);
  highest.set(width, most);
  return height < most * KEYBOARD && document.activeElement instanceof HTMLTextAreaElement;
}

/** How much of the page lies below the keyboard; 0 where the page itself has shrunk. */
function covered(): number {
  const seen = window.visualViewport;
  return seen ? Math.max(0, Math.round(innerHeight - seen.height - seen.offsetTop)) : 0;
}

function subscribe(tell: () => void): () => void {
  const view = window.visualViewport ?? window;
  view.addEventListener("resize", tell);
  document.addEventListener("focusin", tell);
  document.addEventListener("focusout", tell);
  return () => {
    view.removeEventListener("resize", tell);
    document.removeEventListener("focusin", tell);
    document.removeEventListener("focusout", tell);
  };
}

/**
 * What a control says on hover and focus, with the key that does the same. There is one for the whole page, made when
 * it is needed: a screen has dozens of controls that have one.
 */
import { useEffect, useId, useState } from "react";
import { Tooltip, TooltipTrigger } from "react-aria-components";
import css from "./controls.module.css";
import { KeyCap } from "./key-cap.tsx";

/** A pointer that only passes by is told nothing. */
const REST_MS = 400;

/** For any element that can have the focus: `<button {...tip("Take the next one", "T")}>`. */
export function tip(words: string, cap?: string) {
  return { "data-tip": words, ...(cap ? { "data-cap": cap } : {}) };
}

/** Stands once, around nothing. */
export function Tips() {
  const id = useId();
  const [shown, setShown] = useState<HTMLElement | null>(null);

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    let over: HTMLElement | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (target: EventTarget | null, after: number) => {
      const next = target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
      if (next === over) return;
      over = next;
      clearTimeout(timer);
      if (next && after > 0) timer = setTimeout(() => setShown(next), after);
      else setShown(next);
    };
    const hide = () => show(null, 0);
    const on = (kind: string, hear: (event: Event) => void) =>
      document.addEventListener(kind, hear, { signal, capture: true, passive: true });
    on("pointerover", (event) => {
      if ((event as PointerEvent).pointerType !== "touch") show(event.target, REST_MS);
    });
    on("focusin", ({ target }) => {
      if (target instanceof Element && target.matches(":focus-visible")) show(target, 0);
    });
    for (const kind of ["pointerdown", "focusout", "keydown", "scroll"]) on(kind, hide);
    document.documentElement.addEventListener("pointerleave", hide, { signal });
    return () => {
      listening.abort();
      clearTimeout(timer);
    };
  }, []);

  // Ears hear it too, unless the control says more about itself.
  useEffect(() => {
    if (!shown || shown.hasAttribute("aria-describedby")) return;
    shown.setAttribute("aria-describedby", id);
    return () => shown.removeAttribute("aria-describedby");
  }, [shown, id]);

  if (!shown?.isConnected) return null;
  const { tip: words = "", cap } = shown.dataset;
  return (
    <TooltipTrigger isOpen onOpenChange={(open) => open || setShown(null)}>
      <Tooltip key={words} triggerRef={{ current: shown }} className={css.tooltip ?? ""} offset={6}>
        <span id={id}>
          <TipWords words={words} cap={cap} />
        </span>
      </Tooltip>
    </TooltipTrigger>
  );
}

/** What stands in it. */
export function TipWords({ words, cap }: { words: string; cap?: string | undefined }) {
  return (
    <>
      {words}
      {cap ? <KeyCap>{cap}</KeyCap> : null}
    </>
  );
}

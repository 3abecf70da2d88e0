/** The hands of an enlarged image: pointer, fingers, wheel and keys, each to a view of `zoom-view.ts`. */
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { FITTING, moved, type Point, type Size, type View, zoomed } from "./zoom-view.ts";

const STEP = 1.5;
const ARROW_PX = 80;
const MIDDLE: Point = { x: 0, y: 0 };

export function useZoom() {
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const [view, setView] = useState<View>(FITTING);
  const fingers = useRef(new Map<number, Point>());

  const sizes = (): [Size, Size] => [sizeOf(picture.current), sizeOf(frame.current)];
  const zoom = (factor: number, at: Point = MIDDLE) =>
    setView((before) => zoomed(before, factor, at, ...sizes()));
  const move = (by: Point) => setView((before) => moved(before, by, ...sizes()));

  useEffect(() => {
    const place = frame.current;
    if (!place) return;
    // React listens to the wheel passively; the page behind must not scroll.
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const at = fromMiddle(place, event);
      setView((before) =>
        zoomed(before, Math.exp(-event.deltaY / 300), at, sizeOf(picture.current), sizeOf(place)),
      );
    };
    const keys: Record<string, () => void> = {
      "+": () => zoom(STEP),
      "=": () => zoom(STEP),
      "-": () => zoom(1 / STEP),
      "0": () => setView(FITTING),
      ArrowLeft: () => move({ x: ARROW_PX, y: 0 }),
      ArrowRight: () => move({ x: -ARROW_PX, y: 0 }),
      ArrowUp: () => move({ x: 0, y: ARROW_PX }),
      ArrowDown: () => move({ x: 0, y: -ARROW_PX }),
    };
    const press = (event: KeyboardEvent) => {
      const act = event.ctrlKey || event.metaKey ? undefined : keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    place.addEventListener("wheel", turn, { passive: false });
    document.addEventListener("keydown", press);
    return () => {
      place.removeEventListener("wheel", turn);
      document.removeEventListener("keydown", press);
    };
  });

  function drag(event: PointerEvent<HTMLDivElement>): void {
    const before = fingers.current.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, now);
    if (!other) {
      move({ x: now.x - before.x, y: now.y - before.y });
      return;
    }
    const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
    zoom(distance(now, other) / distance(before, other), fromMiddle(event.currentTarget, middle));
  }
  const lift = ({ pointerId }: PointerEvent) => void fingers.current.delete(pointerId);

  return {
    frame,
    picture,
    view,
    larger: () => zoom(STEP),
    smaller: () => zoom(1 / STEP),
    hands: {
      onPointerDown(event: PointerEvent<HTMLDivElement>) {
        event.currentTarget.setPointerCapture(event.pointerId);
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      },
      onPointerMove: drag,
      onPointerUp: lift,
      onPointerCancel: lift,
      onDoubleClick(event: React.MouseEvent<HTMLDivElement>) {
        if (view.scale > 1) setView(FITTING);
        else zoom(2.5, fromMiddle(event.currentTarget, event));
      },
    },
  };
}

/** As it fits, before it is enlarged. */
function sizeOf(element: HTMLElement | null): Size {
  return { width: element?.offsetWidth ?? 0, height: element?.offsetHeight ?? 0 };
}

function fromMiddle(place: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const { left, top, width, height } = place.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}

function distance(a: Point, b: Point): number {
  return Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
}

/** Where an enlarged image lies: how many times its fitting size, and how far from the middle, in pixels. Pure. */
export interface View {
  scale: number;
  x: number;
  y: number;
}
export interface Size {
  width: number;
  height: number;
}
export interface Point {
  x: number;
  y: number;
}

export const FITTING: View = { scale: 1, x: 0, y: 0 };
export const MOST = 5;

/** The point under the pointer stays under the pointer; `at` is measured from the middle of the frame. */
export function zoomed(view: View, factor: number, at: Point, image: Size, frame: Size): View {
  const scale = Math.min(MOST, Math.max(1, view.scale * factor));
  const grown = scale / view.scale;
  return within(
    { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown },
    image,
    frame,
  );
}

export function moved(view: View, by: Point, image: Size, frame: Size): View {
  return within({ ...view, x: view.x + by.x, y: view.y + by.y }, image, frame);
}

/** An edge is never drawn away from the edge of the frame; what is smaller than the frame stays in its middle. */
function within({ scale, x, y }: View, image: Size, frame: Size): View {
  const roomX = Math.max(0, (image.width * scale - frame.width) / 2);
  const roomY = Math.max(0, (image.height * scale - frame.height) / 2);
  return { scale, x: clamp(x, roomX), y: clamp(y, roomY) };
}

function clamp(value: number, room: number): number {
  return Math.min(room, Math.max(-room, value)) || 0;
}

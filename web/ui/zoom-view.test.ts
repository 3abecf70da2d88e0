import fc from "fast-check";
import { expect, test } from "vitest";
import { FITTING, MOST, moved, zoomed } from "./zoom-view.ts";

const image = { width: 800, height: 400 };
const frame = { width: 800, height: 600 };

test("five times and no more, and never smaller than it fits", () => {
  const most = zoomed(FITTING, 100, { x: 0, y: 0 }, image, frame);
  expect(most.scale).toBe(MOST);
  expect(zoomed(most, 0.001, { x: 0, y: 0 }, image, frame)).toEqual(FITTING);
});
test("the point under the pointer stays there", () => {
  const at = { x: 200, y: 50 };
  const before = { x: (at.x - FITTING.x) / FITTING.scale, y: (at.y - FITTING.y) / FITTING.scale };
  const view = zoomed(FITTING, 3, at, image, frame);
  expect((at.x - view.x) / view.scale).toBeCloseTo(before.x);
  expect((at.y - view.y) / view.scale).toBeCloseTo(before.y);
});
test("it is moved as far as its edge, and not at all where it is smaller than the frame", () => {
  const view = zoomed(FITTING, 2, { x: 0, y: 0 }, image, frame);
  expect(moved(view, { x: 9999, y: -9999 }, image, frame)).toEqual({ scale: 2, x: 400, y: -100 });
  expect(moved(FITTING, { x: 50, y: 50 }, image, frame)).toEqual(FITTING);
});
test("whatever one does, no empty frame is left beside an image that is larger than it", () => {
  const step = fc.record({
    factor: fc.double({ min: 0.2, max: 5, noNaN: true }),
    x: fc.integer({ min: -900, max: 900 }),
    y: fc.integer({ min: -900, max: 900 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let view = FITTING;
      for (const { factor, x, y } of steps)
        view = moved(zoomed(view, factor, { x, y }, image, frame), { x: y, y: x }, image, frame);
      expect(Math.abs(view.x)).toBeLessThanOrEqual(Math.max(0, (image.width * view.scale - frame.width) / 2));
      expect(Math.abs(view.y)).toBeLessThanOrEqual(
        Math.max(0, (image.height * view.scale - frame.height) / 2),
      );
    }),
  );
});

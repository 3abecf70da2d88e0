import { expect, it } from "vitest";
import { keepOrder, neighbour } from "./order.ts";

it("the next one is the one after it, at the end the one before, and none when it is alone", () => {
  keepOrder(["a", "b", "c"], "b");
  expect(neighbour("b")).toBe("c");
  expect(neighbour("c")).toBe("b");
  keepOrder(["a"], "a");
  expect(neighbour("a")).toBe(null);
  expect(neighbour("unknown")).toBe(null);
});

it("what was answered has left the list while it is open: one goes on from where it stood", () => {
  keepOrder(["a", "b", "c", "d"], "b");
  keepOrder(["a", "c", "d"], "b");
  expect(neighbour("b")).toBe("c");
  keepOrder(["a", "d"], "b");
  expect(neighbour("b")).toBe("d");
  keepOrder(["a"], "b");
  expect(neighbour("b")).toBe("a");
  keepOrder([], "b");
  expect(neighbour("b")).toBe(null);
});

it("once another one is open, the list alone counts", () => {
  keepOrder(["a", "b", "c"], "b");
  keepOrder(["a", "c"], "c");
  expect(neighbour("b")).toBe(null);
  expect(neighbour("a")).toBe("c");
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { canUndo, say, undoSaid } from "./said.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test("the last thing done is taken back first, then the ones before it", () => {
  const undone: string[] = [];
  for (const words of ["first", "second", "third"]) say(words, () => undone.push(words));
  for (let times = 0; times < 4; times++) undoSaid();
  expect(undone).toEqual(["third", "second", "first"]);
});

test("what only tells waits its turn, and what can be undone behind it can be at once", () => {
  const undone: string[] = [];
  say("saved");
  say("done", () => undone.push("done"));
  undoSaid();
  expect(undone).toEqual(["done"]);
});

test("ten seconds later nothing can be taken back", () => {
  say("done", () => {});
  expect(canUndo()).toBe(true);
  vi.advanceTimersByTime(10_001);
  expect(canUndo()).toBe(false);
});

test("what cannot be undone does not take the undo from what was before it", () => {
  const undone: string[] = [];
  say("done", () => undone.push("done"));
  say("saved");
  vi.advanceTimersByTime(2_000);
  undoSaid();
  expect(undone).toEqual(["done"]);
});

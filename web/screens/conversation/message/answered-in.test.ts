import { expect, test } from "vitest";
import { answeredIn } from "./answered-in.ts";

const at = (minute: number) => `2026-11-20T10:${String(minute).padStart(2, "0")}:00Z`;
const inbound = (id: string, minute: number) => ({
  id,
  direction: "inbound" as const,
  publishedAt: at(minute),
  deletedAt: null,
  delivery: null,
});
const outbound = (id: string, minute: number, state: "sent" | "refused" = "sent", part = 0) => ({
  ...inbound(id, minute),
  direction: "outbound" as const,
  delivery: { state, part },
});
const note = (id: string, minute: number) => ({ ...inbound(id, minute), direction: "note" as const });

test("from the oldest that waited, past the team’s notes", () => {
  const answer = outbound("c", 20);
  expect(answeredIn([inbound("a", 1), note("n", 2), inbound("b", 15), answer], answer)).toBe(19);
});
test("only what came after the answer before, unless that one did not go out", () => {
  const answer = outbound("d", 30);
  expect(answeredIn([inbound("a", 1), outbound("b", 5), inbound("c", 21), answer], answer)).toBe(9);
  expect(answeredIn([inbound("a", 1), outbound("b", 5, "refused"), inbound("c", 21), answer], answer)).toBe(
    29,
  );
});
test("an answer that nothing waited for, and the later posts of one, came in no time", () => {
  const answer = outbound("b", 6);
  expect(answeredIn([inbound("z", 0), outbound("a", 5), answer], answer)).toBeNull();
  const later = outbound("c", 7, "sent", 1);
  expect(answeredIn([inbound("a", 1), later], later)).toBeNull();
  expect(answeredIn([], answer)).toBeNull();
});

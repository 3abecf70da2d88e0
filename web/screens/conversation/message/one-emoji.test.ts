import { expect, test } from "vitest";
import { isOneEmoji } from "./one-emoji.ts";

test.for(["👍", " 😡\n", "❤️", "❤️‍🔥", "👩🏽‍🦱", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇦🇩", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "☝🏻", "🫠"])(
  "%s is one",
  (text) => {
    expect(isOneEmoji(text)).toBe(true);
  },
);

test.for(["", " ", "a", "1", "#", "👍👍", "👍!", "👍 yes", "🇦", "🇦🇩🇪🇸", "©", "‼", "é"])(
  "%s is none",
  (text) => {
    expect(isOneEmoji(text)).toBe(false);
  },
);

test("the same as the standard's own list says", () => {
  const standard = /^\p{RGI_Emoji}$/v;
  const points = Array.from({ length: 0x1fb00 - 0xa0 }, (_, at) => String.fromCodePoint(0xa0 + at));
  expect(points.filter((one) => isOneEmoji(one) !== standard.test(one))).toEqual([]);
});

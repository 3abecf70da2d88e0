import { expect, test } from "vitest";
import { measureLikeness } from "./likeness.ts";

test("a made-up wave has one key, in six languages", () => {
  expect(measureLikeness()["same wave, %"]).toBe(100);
});

test("different messages are told apart", () => {
  const texts = [
    "La comanda encara no ha arribat i ningú no em contesta",
    "La comanda ha arribat trencada i vull els diners",
    "A quina hora obriu dissabte al matí?",
  ];
  expect(measureLikeness(texts)).toMatchObject({
    "different messages": 3,
    "of them with a key that another has": 0,
  });
});

import { expect, test } from "vitest";
import { isolated } from "./isolated.ts";
import { valueFormatter } from "./value-formatter.ts";

const SARA = "سارة الحسن";
const format = (value: unknown, form: string | undefined, locale: string) =>
  valueFormatter.format(value, form, locale, {});

test("what runs from right to left stands apart, anything else is as it was written", () => {
  expect(isolated("נועה (חיפה)")).toBe("\u2068נועה (חיפה)\u2069");
  expect(isolated("Casa Rovira · متجر")).toBe("\u2068Casa Rovira · متجر\u2069");
  expect(isolated("Zoë Œuvray 👩🏽‍🚒 Мария 山田")).toBe("Zoë Œuvray 👩🏽‍🚒 Мария 山田");
});

test("in every sentence, with and without a preposition, and for whoever is named", () => {
  expect(format(SARA, undefined, "en-GB")).toBe(`\u2068${SARA}\u2069`);
  expect(format({ name: SARA, article: "la" }, undefined, "fr-FR")).toBe(`\u2068${SARA}\u2069`);
  expect(format(SARA, "toWhom", "ca")).toBe(`a \u2068${SARA}\u2069`);
  expect(format({ name: "Marta", article: "la" }, "toWhom", "ca")).toBe("a la Marta");
});

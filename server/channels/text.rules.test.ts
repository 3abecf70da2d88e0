import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asHtml, decodeEntities, plainText } from "./text.ts";

describe("the words in a piece of HTML", () => {
  test.each([
    ["<p>¿Hay talla M?</p>", "¿Hay talla M?"],
    ["<p>One<br />\ntwo</p>\n<p>three</p>", "One\ntwo\nthree"],
    ["line one\nline two", "line one\nline two"],
    ["5 < 6 && 7 > 2, I <3 you", "5 < 6 && 7 > 2, I <3 you"],
    ["caf&eacute; &amp; t&#233; &#x1F600; &euro;5", "café & té 😀 €5"],
    ["&amp;lt;b&amp;gt; stays as written", "&lt;b&gt; stays as written"],
    ["a<script>alert('<b>')</script>b<style>p{}</style>c<!-- d -->e", "abce"],
    ["<script>never closed", ""],
    ['see <a href="https://shop.example/returns">returns</a>', "see returns (https://shop.example/returns)"],
    ['<a href="https://www.shop.example/">shop.example</a>', "shop.example"],
    ['<a href="javascript:alert(1)">click</a>', "click"],
    ['<img src=x onerror=alert(1) alt="a parcel">', "a parcel"],
    ["an unfinished <b", "an unfinished <b"],
    ["&#0;&#xD800;&unknown;", "&#0;&#xD800;&unknown;"],
    ["مرحبا <b>👨‍👩‍👧</b>", "مرحبا 👨‍👩‍👧"],
  ])("%s", (html, text) => expect(plainText(html)).toBe(text));

  test("what is written as HTML reads back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const shown = text
          .replace(/\r\n?/g, "\n")
          .replace(/\n{3,}/g, "\n\n")
          .trim();
        expect(plainText(asHtml(text))).toBe(shown);
      }),
    );
  });

  test("hostile length takes no hostile time", () => {
    // Of this process, not of the clock: the machine may be busy with others.
    const began = process.cpuUsage();
    for (const part of ["<", "<a ", "<a href=http://x>", "<script>", "&", "<!--", "</p", "</a>"]) {
      plainText(part.repeat(100_000));
      plainText(`${part.repeat(100_000)}>`);
    }
    const { user } = process.cpuUsage(began);
    expect(user / 1000).toBeLessThan(1500);
  });

  test("entities are decoded once", () => expect(decodeEntities("&amp;amp;")).toBe("&amp;"));
});

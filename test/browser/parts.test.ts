/** The page of the parts, which is in no build that people run: made here with it, and looked at by axe. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { getRequestListener } from "@hono/node-server";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPages } from "../../server/platform/http/pages.ts";
import { testBrowser } from "./browser.ts";

const browser = testBrowser();
const folder = mkdtempSync(join(tmpdir(), "escolta-parts-"));
let server: Server;
let base: string;
beforeAll(async () => {
  process.env.VITE_PARTS = "1";
  const root = join(import.meta.dirname, "../../web");
  await build({ root, logLevel: "warn", build: { outDir: folder, emptyOutDir: true } });
  server = createServer(getRequestListener(createPages(folder).fetch));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(async () => {
  delete process.env.VITE_PARTS;
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

test("every part, light and dark, without anything that axe would find", async () => {
  const { page } = await browser.visit(base);
  await page.goto("/parts");
  await page.getByRole("heading", { name: "A row" }).first().waitFor();
  const parts = ["A row", "Time", "Who will see it", "What it will do", "The measure", "What was said"];
  for (const part of [...parts, "To answer", "To fill in", "What it is", "Kept as a table"])
    expect(await page.getByRole("heading", { name: part }).count()).toBe(2);
  await page.getByRole("textbox", { name: /^Find/ }).first().fill("ask wa");
  await page
    .getByRole("option", { name: /Ask the warehouse/ })
    .first()
    .locator("b")
    .first()
    .waitFor();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const wrong = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join("; ")}`,
  );
  expect(wrong).toEqual([]);
});

test("it fits a phone", async () => {
  const { page } = await browser.visit(base, { size: "phone" });
  await page.goto("/parts");
  await page.getByRole("heading", { name: "A row" }).first().waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
});

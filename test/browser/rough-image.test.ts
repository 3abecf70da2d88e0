/** An image of 12,000 pixels a side: 144 million of them, in the thread and enlarged, and the page still answers. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { crc32, deflateSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";
import { expectNothingSideways, openShop } from "./shop.ts";

const SIDE = 12_000;
const FROZEN_MS = 500;
const desk = testDesk();
const browser = testBrowser();
let cookies: string;
let pictures: Server;

beforeAll(async () => {
  const png = plainPng(SIDE, SIDE);
  pictures = createServer((_, response) => response.writeHead(200, { "content-type": "image/png" }).end(png));
  await new Promise<void>((ready) => pictures.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}/huge.png`;
  ({ cookies } = await desk.found());
  const shop = await openShop(desk.base, cookies, { callbackUrl: "https://shop.example/answers" });
  const attachments = [{ kind: "image" as const, url, alt: "A wall" }];
  await shop.tell({ id: "ona", name: "Ona Serra", text: "Look at this.", attachments });
});
afterAll(() => void pictures?.close());

for (const size of ["desk", "phone"] as const)
  test(`it is small in the thread, large on a press, and nothing freezes: ${size}`, async () => {
    const { page } = await browser.visit(desk.base, { cookies, size });
    await page.goto("/queue?tab=%22all%22");
    await page.getByRole("link", { name: /Ona Serra/ }).click();
    await page.evaluate(WATCH);
    const small = page.getByRole("log").getByRole("button", { name: "Enlarge the image: A wall" });
    await small.waitFor();
    await expect.poll(() => page.evaluate<number>(LOADED), { timeout: 30_000 }).toBe(SIDE);
    const box = (await small.boundingBox())!;
    expect(box.width).toBeLessThanOrEqual(280);
    expect(box.height).toBeLessThanOrEqual(200);
    await expectNothingSideways(page);

    await small.click();
    const dialog = page.getByRole("dialog", { name: "Enlarged image" });
    const large = (await dialog.getByRole("img").boundingBox())!;
    expect(large.width).toBeLessThanOrEqual(page.viewportSize()!.width);
    for (let presses = 0; presses < 4; presses++)
      await dialog.getByRole("button", { name: "Larger" }).click();
    await dialog.getByText("500").waitFor();
    await page.screenshot({ path: `/tmp/shots-rough/image-${size}.png` });
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await page.evaluate<number>("longest")).toBeLessThan(FROZEN_MS);
  });

const WATCH = `(() => {
  window.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: "longtask" });
})()`;
const LOADED = "document.querySelector('[role=log] img')?.naturalWidth ?? 0";

/** A grey PNG of one bit a pixel: 12,000 × 12,000 in some twenty kilobytes. */
function plainPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const line = Buffer.alloc(1 + Math.ceil(width / 8), 0x55);
  line[0] = 0;
  const lines = Buffer.concat(Array.from({ length: height }, () => line));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

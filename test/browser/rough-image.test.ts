/** An image of 12,000 pixels a side: 144 million of them, in the thread and enlarged, and the page still answers. */
import { crc32, deflateSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";
import { expectNothingSideways, openShop } from "./shop.ts";

const SIDE = 12_000;
const FROZEN_MS = 500;
const URL = "https://pictures.example/huge.png";
const desk = testDesk();
const browser = testBrowser();
let cookies: string;

beforeAll(async () => {
  ({ cookies } = await desk.found());
  const shop = await openShop(desk.base, cookies, { callbackUrl: "https://shop.example/answers" });
  const attachments = [{ kind: "image" as const, url: URL, alt: "A wall" }];
  await shop.tell({ id: "ona", name: "Ona Serra", text: "Look at this.", attachments });
});

for (const size of ["desk", "phone"] as const)
  test(`it is small in the thread, large on a press, and nothing freezes: ${size}`, async () => {
    const { page, context } = await browser.visit(desk.base, { cookies, size });
    const body = plainPng(SIDE, SIDE);
    await context.route(URL, (route) => route.fulfill({ body, contentType: "image/png" }));
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

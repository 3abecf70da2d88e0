/** What one does in the composer beside writing: its checks and their mends, images, and the modes in all six tongues. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { type Founded, testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();
let cookies: string;
let town: Founded["town"];
beforeAll(async () => {
  ({ cookies, town } = await desk.found());
});

async function openFrom(handle: string, name: string, words: string) {
  await town.bring(handle, name);
  const asked = await town.says(handle, words);
  const visitor = await browser.visit(desk.base, { cookies });
  await visitor.page.goto("/queue");
  await visitor.page.getByRole("link", { name: new RegExp(name) }).click();
  const composer = visitor.page.getByRole("region", { name: "Answer" });
  return { ...visitor, asked, composer, log: visitor.page.getByRole("log") };
}

test("each mode says in words what it does, who will see it, and what its button will do", async () => {
  const { page, composer } = await openFrom("martapuig", "Marta Puig", "Quan obriu la botiga d’Escaldes?");
  const field = composer.getByRole("textbox");
  await composer.getByText("Reply in public on Plaza").first().waitFor();
  await composer.getByText("Everyone will see it: 120 followers").waitFor();
  await field.fill("Obrim a les deu.");

  await field.press("Escape");
  await page.keyboard.press("p");
  await composer.getByText("Private message to Marta Puig").waitFor();
  await composer.getByText("Nobody else will see it").waitFor();
  await composer.getByRole("button", { name: "Send privately" }).waitFor();
  expect(await field.inputValue()).toBe("");

  await field.press("Escape");
  await page.keyboard.press("n");
  await composer.getByText("Never leaves here").waitFor();
  await composer.getByRole("button", { name: "Save the note" }).waitFor();

  await composer.getByRole("button", { name: "In public" }).click();
  await composer.getByRole("button", { name: "Reply in public on Plaza" }).waitFor();
  expect(await field.inputValue()).toBe("Obrim a les deu.");
});

test("a phone number is moved to private with one press, and none of it stays in the open", async () => {
  const { composer, page } = await openFrom("rosavila", "Rosa Vila", "Em podeu trucar, si us plau?");
  const field = composer.getByRole("textbox");
  await field.fill("Rosa, et truquem avui al +376 312 416, d’acord?");
  await composer.getByRole("button", { name: "A phone number in public" }).waitFor();
  await composer.getByRole("button", { name: "Move it to private" }).click();
  await composer.getByText("Private message to Rosa Vila").waitFor();
  expect(await field.inputValue()).toBe("Rosa, et truquem avui al +376 312 416, d’acord?");
  expect(await composer.getByRole("button", { name: "A phone number in public" }).count()).toBe(0);
  await composer.getByRole("button", { name: "In public" }).click();
  expect(await field.inputValue()).toBe("");

  await composer.getByRole("button", { name: "Private" }).click();
  await composer.getByRole("button", { name: "Send privately" }).click();
  await page.getByRole("log").getByText("Sent", { exact: true }).waitFor();
  await eventually(async () => (await town.told("rosavila")).map(({ text }) => text)).toEqual([
    "Rosa, et truquem avui al +376 312 416, d’acord? —Eva",
  ]);
});

test("whoever wants the brand’s own number in public says so, and only then it goes", async () => {
  const { composer, page, log, asked } = await openFrom("polserra", "Pol Serra", "Teniu telèfon?");
  await composer.getByRole("textbox").fill("Sí: truca’ns al +376 312 416 quan vulguis.");
  await composer.getByRole("button", { name: "A phone number in public" }).waitFor();
  await composer.getByRole("button", { name: "Reply in public on Plaza" }).click();
  const dialog = page.getByRole("dialog", { name: "A phone number in public" });
  await dialog.getByText("+376 312 416").waitFor();
  expect(await town.answers("polserra", asked)).toEqual([]);
  await dialog.getByRole("button", { name: "Send it in public even so" }).click();
  await log.getByText("Sent", { exact: true }).waitFor();
  await eventually(() => town.answers("polserra", asked)).toHaveLength(1);
});

test("another language than the customer’s is said, and quiet once it is fine", async () => {
  const { composer } = await openFrom(
    "neusmir",
    "Neus Mir",
    "Bon dia, la taula que vaig comprar encara no ha arribat i ningú no em diu res.",
  );
  const field = composer.getByRole("textbox");
  await field.fill("Lo sentimos mucho, el paquete sale hoy mismo del almacén y llega mañana.");
  await composer.getByRole("button", { name: "In Spanish, not in Catalan" }).click();
  await composer
    .page()
    .getByRole("dialog")
    .getByText("Neus Mir writes in Catalan; this is in Spanish")
    .waitFor();
  await composer.page().keyboard.press("Escape");
  await composer.getByRole("button", { name: "It is fine" }).click();
  await composer.getByRole("button", { name: "In Spanish, not in Catalan" }).waitFor({ state: "hidden" });
  await composer.page().reload();
  await composer.getByRole("button", { name: "No personal data" }).waitFor();
  expect(await composer.getByRole("button", { name: "In Spanish, not in Catalan" }).count()).toBe(0);
});

test("too long says by how much, and goes out in posts once that is chosen", async () => {
  const { composer, log, asked } = await openFrom("laiafont", "Laia Font", "Com es munta la llibreria?");
  const send = composer.getByRole("button", { name: "Reply in public on Plaza" });
  await composer.getByRole("textbox").fill("Primer es munta la base. ".repeat(30));
  await composer.getByText(/characters too long for Plaza/).waitFor();
  expect(await send.isDisabled()).toBe(true);
  await composer.getByRole("button", { name: /^Send as \d posts$/ }).click();
  await composer.getByRole("button", { name: /^Reply in \d posts$/ }).click();
  await log.getByText("Sent", { exact: true }).first().waitFor();
  await eventually(async () => (await town.answers("laiafont", asked)).length).toBeGreaterThan(1);
});

test("an image is pasted, described, sent, and opens large until Esc", async () => {
  const { composer, log, page } = await openFrom("biaalves", "Bia Alves", "Com queda la cadira verda?");
  await paste(page, "image/png");
  const alt = composer.getByRole("textbox", { name: "Description of the image" });
  await alt.fill("Una cadira verda");
  await composer.getByRole("textbox", { name: "What everyone will read" }).fill("Així queda.");
  await composer.getByRole("button", { name: "Reply in public on Plaza" }).click();
  await log.getByText("Sent", { exact: true }).waitFor();

  const image = log.getByRole("button", { name: "Enlarge the image: Una cadira verda" });
  await image.click();
  const dialog = page.getByRole("dialog", { name: "Enlarged image" });
  const large = dialog.getByRole("img");
  const width = async () => (await large.boundingBox())?.width ?? 0;
  await dialog.getByText("100").waitFor();
  const fits = await width();
  for (let presses = 0; presses < 4; presses++) await dialog.getByRole("button", { name: "Larger" }).click();
  await dialog.getByText("500").waitFor();
  expect(await width()).toBeCloseTo(fits * 5, -1);
  await page.keyboard.press("+");
  expect(await width()).toBeCloseTo(fits * 5, -1);
  const before = (await large.boundingBox())!.x;
  await page.keyboard.press("ArrowLeft");
  await eventually(async () => (await large.boundingBox())!.x).toBeGreaterThan(before);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.locator("button:focus").and(image).waitFor();
});

test("what the network does not take is said in words, and nothing is sent up", async () => {
  const { composer, page } = await openFrom("ireneros", "Irene Ros", "Teniu catàleg?");
  await paste(page, "image/bmp");
  await composer.getByText("The network does not take this kind of image").waitFor();
  await composer.getByRole("button", { name: "Note" }).click();
  await paste(page, "image/png");
  await composer.getByText("Images cannot go out this way").waitFor();
});

/** As after copying a picture: the clipboard holds a file. In the page's own words, which Node's types do not know. */
async function paste(page: Page, type: string): Promise<void> {
  const field = page.getByRole("region", { name: "Answer" }).locator("textarea").first();
  await field.focus();
  await page.evaluate(`(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1200, height: 800 });
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#7a8";
    brush.fillRect(100, 100, 900, 600);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([blob], "image", { type: "${type}" }));
    document.activeElement.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  })()`);
}

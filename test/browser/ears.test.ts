/** The main job as a screen reader has it: the walk of docs/accessibility.md, held to the accessibility tree. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { testBrowser } from "./browser.ts";
import { type Founded, testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();
let cookies: string;
let town: Founded["town"];
beforeAll(async () => {
  ({ cookies, town } = await desk.found());
  await town.bring("marta", "Marta Puig");
  await town.says("marta", "Fa dies que espero el paquet. On és?");
});

test("from the head of the page to an answer that is on its way", async () => {
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue");
  await page.getByRole("link", { name: /Marta Puig/ }).waitFor();

  // 1. The page: a way past the rail, the screens, the queue with its name, and the main part.
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to the content");
  const tree = await page.locator("body").ariaSnapshot();
  expect(tree).toMatch(/- navigation "Screens":\n\s+- link "Queue"/);
  expect(tree).toMatch(/- region "Queue":\n\s+- heading "Queue" \[level=1\]/);
  expect(tree).toMatch(/- navigation "Which conversations":/);
  expect(tree).toMatch(/- main: Choose a conversation/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await focused(page)).toMatch(/^Mine/);

  // 2. The list: who, how long, what they say, what it is, who sees it.
  await page.keyboard.press("j");
  await page
    .getByRole("link", { name: /^Marta Puig/ })
    .and(page.locator(":focus"))
    .waitFor();
  expect(await described(page)).toMatch(
    /^\d+.(min|h).* Fa dies que espero el paquet\. On és\? Complaint · Delivery/,
  );
  const list = await page.getByRole("list", { name: "Conversations, in order" }).ariaSnapshot();
  expect(list).toContain('checkbox "Select: Marta Puig"');
  expect(list).toMatch(/link "Marta Puig ?, Unread"/);
  expect(list).toMatch(/text: \d+ (min|h)/);
  expect(list).toContain("Fa dies que espero el paquet. On és?");
  expect(list).toMatch(/In public/);

  // 3. Opened: the focus is on its heading, and one reads on: the clock, why it stands here, the messages.
  await page.keyboard.press("Enter");
  const heading = page.getByRole("heading", { name: "Marta Puig", level: 1 });
  await heading.and(page.locator(":focus")).waitFor();
  const main = await page.getByRole("main", { name: "Conversation" }).ariaSnapshot();
  expect(main).toMatch(/button "Answer by (tomorrow at )?\d\d:\d\d, .* left Why it stands here: \d+ of 100"/);
  expect(main).toContain("@marta");
  expect(main).toMatch(/- log "Messages":/);
  expect(main).toMatch(/- article:/);
  expect(main).toMatch(/- region "Answer":/);
  expect(main).toMatch(/- paragraph: Reply in public on Plaza\n\s+- group "How to answer":/);
  expect(main).toContain("Everyone will see it");
  expect(main).toMatch(/button "Reply in public on Plaza" \[disabled\]/);

  // 4. Esc goes back to the row, and Enter in again.
  await page.keyboard.press("Escape");
  await page
    .getByRole("link", { name: /Marta Puig/ })
    .and(page.locator(":focus"))
    .waitFor();
  await page.keyboard.press("Enter");
  await heading.and(page.locator(":focus")).waitFor();

  // 5. Written and sent: said once, and the log has it.
  await page.keyboard.press("r");
  expect(await focused(page)).toBe("What everyone will read");
  await page.keyboard.type("Demà el tindràs, Marta.");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("status").getByText("Your answer is on its way").waitFor();
  await page.getByRole("log").getByText("Demà el tindràs, Marta.").waitFor();
  expect(await page.getByRole("status").filter({ hasText: "Your answer is on its way" }).count()).toBe(1);
});

test("what comes is counted aloud, once in a while", async () => {
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue");
  await page.getByRole("button", { name: "Take the next one" }).waitFor();
  await page.waitForTimeout(1_000);
  for (const name of ["Anna", "Biel", "Carla"]) {
    await town.bring(name.toLowerCase(), name);
    await town.says(name.toLowerCase(), "Teniu taules rodones?");
  }
  const spoken = page.getByRole("status").filter({ hasText: "on the queue" });
  await spoken.filter({ hasText: "1 new message on the queue" }).waitFor();
  await spoken.filter({ hasText: "2 new messages on the queue" }).waitFor();
  expect(await spoken.count()).toBe(1);
});

/** What a screen reader adds to the name of what has the focus. */
async function described(page: Page): Promise<string> {
  return page.evaluate<string>(
    "document.activeElement.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' ')",
  );
}

async function focused(page: Page): Promise<string> {
  return page.evaluate<string>(
    "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText ?? '').trim()",
  );
}

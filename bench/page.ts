/** A real browser at a desk: the size of a laptop's screen, English, signed in as the owner. */
import type { Browser, BrowserContext } from "playwright-core";
import { openChromium } from "../test/browser/chromium.ts";

export interface Seat {
  browser: Browser;
  context: BrowserContext;
}

export const DESK_SIZE = { viewport: { width: 1440, height: 900 } };
export const PHONE_SIZE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

export async function sitDown(
  { base, cookie, workspaceId }: { base: string; cookie: string; workspaceId: string },
  size: typeof DESK_SIZE | typeof PHONE_SIZE = DESK_SIZE,
): Promise<Seat> {
  const browser = await openChromium();
  const context = await browser.newContext({
    ...size,
    baseURL: base,
    locale: "en-GB",
    timezoneId: "Europe/Andorra",
  });
  await context.addCookies(
    cookie.split("; ").map((one) => {
      const [name = "", value = ""] = one.split(/=(.*)/s);
      return { name, value, url: base };
    }),
  );
  await context.addInitScript(`localStorage.setItem("escolta-workspace", "${workspaceId}")`);
  return { browser, context };
}

/** This machine's time in milliseconds with fractions, as pages of it tell it too: what was sent here is seen there. */
export function present(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * For scripts of a page: `painted(tell)` says when the frame has been painted that shows what was just changed, and
 * `framePainted(tell)`, called as a frame begins, when this one has. What has not been painted has not been seen.
 */
export const PAINTED = `
  const painted = (tell) => requestAnimationFrame(() => framePainted(tell));
  const framePainted = (tell) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { tell(performance.timeOrigin + performance.now()); port1.close(); };
    port2.postMessage(null);
  };`;

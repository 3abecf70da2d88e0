/** Which screens are looked at, with whose words, and what does not fit on one of them. */
import type { Page } from "playwright-core";

export interface Place {
  name: string;
  path: string;
  /** Opened on it by this key. */
  press?: string;
}

export function placesOf({ conversation, customer }: { conversation: string; customer: string }): Place[] {
  const open = `/queue/${conversation}`;
  return [
    { name: "the queue", path: "/queue" },
    { name: "the keys", path: "/queue", press: "?" },
    { name: "a conversation", path: open },
    { name: "a private message", path: open, press: "p" },
    { name: "a note", path: open, press: "n" },
    { name: "who takes charge", path: open, press: "a" },
    { name: "until when", path: open, press: "s" },
    { name: "done", path: open, press: "e" },
    { name: "search", path: "/search?words=làmpada" },
    { name: "a person", path: `/customers/${customer}` },
    { name: "settings", path: "/settings" },
    { name: "networks", path: "/settings/networks" },
    { name: "people", path: "/settings/people" },
    { name: "what was learned", path: "/settings/learned" },
    { name: "deadlines", path: "/settings/deadlines" },
    { name: "rules", path: "/settings/rules" },
    { name: "the brand", path: "/settings/brand" },
    { name: "security", path: "/settings/security" },
    { name: "who did what", path: "/settings/audit" },
    { name: "Plaza", path: "/plaza" },
  ];
}

/** Theirs may be cut, with an ellipsis; ours may not. */
const NAMES = [
  "Maria Magdalena Santacreu i Vilanova-Escaldes",
  "عبد الرحمن بن عبد العزيز",
  "Donaudampfschifffahrtsgesellschaftskapitän",
  "Bia",
];

/** Messages as a system posts them to the Open connection: late ones and fresh ones, in public and in private. */
export function longWords(now: number): object[] {
  const said = [
    "La làmpada va arribar trencada i ningú no em contesta. Truqueu-me al 312 416, sisplau!",
    "أين طلبي؟ انتظرت ثلاثة أسابيع",
    `Meine Lampe ist ${"Donaudampfschifffahrt".repeat(9)}. Ich möchte mein Geld zurück`,
    "As cadeiras novas ficaram lindas. Obrigado!",
  ];
  return NAMES.map((name, n) => ({
    id: `message-${n}`,
    threadId: `product-${n}`,
    audience: n === 3 ? "private" : "public",
    author: { id: `author-${n}`, handle: `${"a".repeat(n * 12)}handle${n}`, name, followers: 12_431 * n },
    text: said[n],
    publishedAt: new Date(now - (4 - n) * 3_600_000).toISOString(),
    ...(n === 0
      ? { subject: { id: "lamp", text: "La làmpada Arinsal, en negre i en llautó", own: true } }
      : {}),
  }));
}

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** What of our words is cut, spills, wraps where it may not, or stands outside of the window, as a desk and as a phone. */
export async function misfits(page: Page, { path, press }: Place): Promise<string[]> {
  await page.setViewportSize(SIZES.desk);
  await page.goto(path);
  await page.getByRole("heading").first().or(page.getByRole("listitem").first()).first().waitFor();
  await quiet(page);
  if (press) await page.keyboard.press(press);
  const found: string[] = [];
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await quiet(page);
    const here = await page.evaluate<string[]>(`(${LOOK})(${JSON.stringify([...NAMES, "handle"])})`);
    found.push(...here.map((line) => `${size}: ${line}`));
  }
  return found;
}

/** Nothing is busy, the letters are there, and the page has stood still for a moment. */
async function quiet(page: Page): Promise<void> {
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  await page.evaluate("document.fonts.ready");
  await page.waitForTimeout(250);
}

/** A button's words stand on one line; what is longer than this is not its name but a sentence on a card. */
const BUTTON = 32;

/**
 * Runs in the page. A customer's words are theirs (`theirs` are parts of their names; their texts have dir=auto or stand
 * in a bdi): they may be cut, with an ellipsis. Ours may not be cut at all; where lines wrap out of sight, a word of ours
 * may go whole. Words are measured, not the spaces between them: one at the end of a line hangs over it and is not seen.
 */
const LOOK = `(theirs) => {
  const found = new Set();
  const isTheirs = (one) =>
    one.closest("[dir=auto], bdi") !== null || theirs.some((part) => one.textContent.includes(part));
  const spanOf = (text) => {
    const boxes = [...text.data.matchAll(/\\S+/g)].flatMap(({ 0: word, index }) => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return [...range.getClientRects()].filter(({ width }) => width > 0);
    });
    return {
      left: Math.min(...boxes.map(({ left }) => left)),
      right: Math.max(...boxes.map(({ right }) => right)),
      top: Math.min(...boxes.map(({ top }) => top)),
      bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
      lines: new Set(boxes.map(({ top }) => Math.round(top / 6))).size,
    };
  };
  const isOver = (span, box) => span.right > box.right + 1.5 || span.left < box.left - 1.5;
  // Letters are less high than their boxes.
  const isAcross = (span, box) => span.bottom > box.bottom + 4 || span.top < box.top - 4;
  const isBeyond = (span, box) => span.top >= box.bottom || span.bottom <= box.top;
  const isHidden = (one, style, span) => {
    const box = one.getBoundingClientRect();
    if (style.flexWrap === "wrap" && isBeyond(span, box)) return false;
    return isOver(span, box) || isAcross(span, box);
  };
  const isShortened = ({ textOverflow, display, webkitLineClamp }) =>
    webkitLineClamp !== "none" || (textOverflow === "ellipsis" && !/flex|grid/.test(display));
  const what = (one, text) => {
    const span = spanOf(text);
    if (!Number.isFinite(span.right)) return null;
    if (one.closest("button, [role=button], [role=tab]") && !isTheirs(one) && span.lines > 1 && text.data.trim().length < ${BUTTON})
      return "wraps";
    let block = null;
    for (let at = one; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (/auto|scroll/.test(style.overflowX)) return null;
      if (/hidden|clip/.test(style.overflowX) && at !== document.body && at !== document.documentElement)
        return isHidden(at, style, span) && !(isTheirs(one) && isShortened(style)) ? "cut" : null;
      if (block === null && !/^(inline|contents)$/.test(style.display)) {
        block = at;
        if (isOver(span, at.getBoundingClientRect())) return "spills";
      }
    }
    return isOver(span, { left: 0, right: innerWidth }) ? "outside of the window" : null;
  };
  /** Clipped away to nothing, on itself or on what it stands in. */
  const isForEars = (one) => {
    for (let at = one; at; at = at.parentElement) if (getComputedStyle(at).clipPath === "inset(50%)") return true;
    return false;
  };
  const isShown = (one) =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !one.closest("option, [data-react-aria-prevent-focus]") &&
    !isForEars(one);
  for (const one of document.querySelectorAll("body *")) {
    for (const text of one.childNodes) {
      if (text.nodeType !== 3 || text.data.trim() === "" || !isShown(one)) continue;
      const wrong = what(one, text);
      if (wrong) found.add(wrong + ": " + text.data.trim().replace(/\\s+/g, " ").slice(0, 90));
    }
  }
  return [...found];
}`;

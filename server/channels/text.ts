/**
 * HTML as people wrote it → the words in it. One pass, linear in its length, and entities are decoded once: text
 * that only looks like markup after decoding stays text. The result is never put back into a page as markup.
 */

/** Elements that end a line; those in `SILENT` are dropped with all they hold. */
const BLOCKS = new Set(
  "p div br hr li ul ol dl dt dd tr table blockquote pre section article header footer h1 h2 h3 h4 h5 h6".split(
    " ",
  ),
);
const SILENT = new Set(["script", "style", "template", "noscript", "iframe", "svg", "head"]);

/**
 * Paragraphs and breaks become line ends, a link is followed by its address in brackets when its words do not say
 * it, an image becomes its alternative text. A line end already in the source stays one (`pre-line`): WordPress
 * keeps comments so.
 */
export function plainText(html: string): string {
  const out: string[] = [];
  // Links cannot stand inside links: the last one opened is the one that closes.
  let link: { href: string; from: number } | null = null;
  const lastClose = html.lastIndexOf(">");
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open === -1) break;
    const tag = open < lastClose ? readTag(html, open) : null;
    out.push(decodeEntities(html.slice(at, tag ? open : open + 1)));
    at = tag ? tag.end : open + 1;
    if (!tag) continue;
    if (SILENT.has(tag.name) && !tag.closing) at = afterClosing(html, tag.name, tag.end);
    else if (tag.name === "a") {
      if (link && tag.closing) closeLink(out, link);
      link = tag.closing ? null : { href: attribute(tag.inside, "href"), from: out.length };
    } else if (tag.name === "img") out.push(attribute(tag.inside, "alt"));
    else if (BLOCKS.has(tag.name) && (tag.closing || tag.name === "br" || tag.name === "hr")) {
      out.push("\n");
      // "<br />\n" is one line end, not two.
      if (html[at] === "\n") at++;
    }
  }
  out.push(decodeEntities(html.slice(at)));
  return out
    .join("")
    .replace(/\r\n?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

interface Tag {
  name: string;
  closing: boolean;
  inside: string;
  end: number;
}

/**
 * A tag or comment that begins at `open`, where a ">" is known to follow; null when that "<" is only a character
 * ("5 < 6", "<3").
 */
function readTag(html: string, open: number): Tag | null {
  if (html.startsWith("<!--", open)) {
    const end = html.indexOf("-->", open + 4);
    return { name: "!", closing: false, inside: "", end: end === -1 ? html.length : end + 3 };
  }
  // 64 characters are enough for any element's name: what is longer is not looked at.
  const head = /^<(\/?)([a-z!?][a-z0-9:-]*)(?=[\s/>])/i.exec(html.slice(open, open + 64));
  if (!head) return null;
  const close = html.indexOf(">", open);
  return {
    name: (head[2] ?? "").toLowerCase(),
    closing: head[1] === "/",
    inside: html.slice(open + head[0].length, close),
    end: close + 1,
  };
}

function afterClosing(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\s*>`, "gi");
  closing.lastIndex = from;
  return closing.exec(html) ? closing.lastIndex : html.length;
}

function attribute(inside: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(inside);
  return decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? "");
}

function closeLink(out: string[], link: { href: string; from: number }): void {
  if (!/^https?:\/\//i.test(link.href)) return;
  const words = out.slice(link.from).join("").trim();
  const bare = link.href.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
  if (!words.includes(bare)) out.push(words ? ` (${link.href})` : link.href);
}

/* ---------------------------------------------------------------- entities */

/** HTML 4's Latin-1 names, in the order of their code points from U+00A0 to U+00FF. */
const LATIN_1 =
  `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro
para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave
Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc
Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc
iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`.split(
    /\s+/,
  );

const NAMED = new Map<string, string>([
  ...LATIN_1.map((name, index): [string, string] => [name, String.fromCodePoint(0xa0 + index)]),
  ...Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    hellip: "…",
    ndash: "–",
    mdash: "—",
  }),
  ...Object.entries({ lsquo: "‘", rsquo: "’", sbquo: "‚", ldquo: "“", rdquo: "”", bdquo: "„", bull: "•" }),
  ...Object.entries({ lsaquo: "‹", rsaquo: "›", euro: "€", trade: "™", OElig: "Œ", oelig: "œ", hearts: "♥" }),
  ...Object.entries({ rarr: "→", larr: "←", zwj: "\u200d", zwnj: "\u200c", Scaron: "Š", scaron: "š" }),
]);

/** Decodes once, left to right; an unknown name, NUL and surrogates stay as they were written. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,31}));/gi,
    (whole, dec, hex, name) => {
      if (name) return NAMED.get(name) ?? whole;
      const code = dec ? Number(dec) : Number.parseInt(hex, 16);
      const allowed = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return allowed ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Plain words → HTML that shows exactly them, for networks that read what they are given as markup. */
export function asHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

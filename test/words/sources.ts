/** The screens' sources as trees, and what in them is words: keys that they mention, texts that stand there bare. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseSync } from "vite";
import { stemOf, written } from "./written.ts";

const web = join(import.meta.dirname, "../../web");
const PARTS = "web/screens/parts/";

interface Node {
  type: string;
  [property: string]: unknown;
}

/** Keys that no source mentions; a key that is made of parts is mentioned by all that its fixed parts allow. */
export function unusedKeys(): string[] {
  const mentioned = sources().flatMap(({ tree }) => mentionedIn(tree));
  const exact = new Set(mentioned.filter((one) => typeof one === "string"));
  const patterns = mentioned.filter((one) => one instanceof RegExp);
  const isMentioned = (key: string) => exact.has(key) || patterns.some((pattern) => pattern.test(key));
  const stems = new Set([...written.en.keys()].map(stemOf));
  return [...stems].filter((key) => !isMentioned(key));
}

/** Keys that a source mentions whole and English does not have. */
export function unknownKeys(): string[] {
  const stems = new Set([...written.en.keys()].map(stemOf));
  const areas = new Set([...stems].map((key) => key.split(":")[0]));
  return sources().flatMap(({ file, tree }) =>
    mentionedIn(tree)
      .filter((one) => typeof one === "string")
      .filter((key) => areas.has(key.split(":")[0]) && !stems.has(key))
      .map((key) => `${file}: ${key}`),
  );
}

/**
 * Words for people that stand in the code itself. `Escolta` is the product's name in all languages, and the page of the
 * parts is in no build that people run.
 */
export function bareWords(): string[] {
  return sources().flatMap(({ file, tree }) => {
    const found: string[] = [];
    if (file.startsWith(PARTS)) return found;
    walk(tree, (node) => {
      for (const text of shownBy(node)) if (/\p{L}{2}/u.test(text)) found.push(`${file}: ${text.trim()}`);
    });
    return found.filter((line) => !line.endsWith(": Escolta"));
  });
}

/** Attributes that are read or heard, of elements and of the parts in `web/ui/`. */
const SHOWN = new Set(["aria-label", "title", "placeholder", "alt", "label", "hint", "words", "body", "yes"]);

function shownBy(node: Node): string[] {
  if (node.type === "JSXText") return [String(node.value)];
  if (node.type === "JSXAttribute") {
    const { name, value } = node as { name?: { name?: unknown }; value?: Node | null };
    return value && SHOWN.has(String(name?.name)) ? textsOf(value) : [];
  }
  if (node.type !== "JSXElement" && node.type !== "JSXFragment") return [];
  return (node.children as Node[]).filter(({ type }) => type === "JSXExpressionContainer").flatMap(textsOf);
}

/** What an expression may show as it stands: a literal, the fixed parts of a template, either side of a choice. */
function textsOf(node: Node): string[] {
  if (node.type === "Literal") return typeof node.value === "string" ? [node.value] : [];
  if (node.type === "TemplateLiteral") return quasisOf(node);
  if (node.type === "JSXExpressionContainer") return textsOf(node.expression as Node);
  if (node.type === "ConditionalExpression")
    return [...textsOf(node.consequent as Node), ...textsOf(node.alternate as Node)];
  if (node.type === "LogicalExpression")
    return [...textsOf(node.left as Node), ...textsOf(node.right as Node)];
  return [];
}

const WHOLE_KEY = /^[a-z][A-Za-z]*:[\w.]+$/;

function mentionedIn(tree: Node): (string | RegExp)[] {
  const found: (string | RegExp)[] = [];
  walk(tree, (node) => {
    if (node.type === "CallExpression") {
      const [area, code] = node.arguments as Node[];
      const callee = node.callee as Node;
      if (callee.name === "coded" && area && code) found.push(...codedKeys(area, code));
    } else if (node.type === "Literal" && WHOLE_KEY.test(String(node.value))) found.push(String(node.value));
    else if (node.type === "TemplateLiteral" && /^[a-z][A-Za-z]*:/.test(quasisOf(node)[0] ?? ""))
      found.push(patternOf(quasisOf(node)));
  });
  return found;
}

/** `coded("events", event.kind)`: a code of the server's stands for any key of its area, or below the fixed part. */
function codedKeys(area: Node, code: Node): (string | RegExp)[] {
  if (area.type !== "Literal") return [];
  if (code.type === "Literal") return [`${area.value}:${code.value}`];
  const [first = "", ...rest] = code.type === "TemplateLiteral" ? quasisOf(code) : ["", ""];
  return [patternOf([`${area.value}:${first}`, ...rest])];
}

function patternOf(fixed: string[]): RegExp {
  return new RegExp(`^${fixed.map((part) => part.replaceAll(".", "\\.")).join("[\\w.]+")}$`);
}

function quasisOf(template: Node): string[] {
  return (template.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) walk(one, visit);
  else if (typeof node === "object" && node !== null) {
    if ("type" in node) visit(node as Node);
    for (const inner of Object.values(node)) if (typeof inner === "object") walk(inner, visit);
  }
}

let parsed: { file: string; tree: Node }[] | undefined;

/** Read once: tests ask several times. */
function sources(): { file: string; tree: Node }[] {
  parsed ??= readdirSync(web, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts$|\.d\.ts$/.test(path))
    .map((path) => {
      const file = join(web, path);
      const { program } = parseSync(file, readFileSync(file, "utf8"));
      return { file: relative(join(web, ".."), file), tree: program as unknown as Node };
    });
  return parsed;
}

import type { Options } from "@dicebear/notionists";

/** Drawn faces (Notionists, CC0): the same seed is the same face for ever. */

export const seedPattern = /^[a-z0-9_-]{1,60}$/;

/** Small: a screen shows some dozens of people, and the browser keeps each for good. */
const keptAtMost = 60;
const kept = new Map<string, string>();

/** An SVG for a seed. One that ends in `-w` or `-m` has a woman's or a man's hair, others any. */
export async function faceOf(seed: string): Promise<string> {
  const known = kept.get(seed);
  const face = known ?? (await draw(seed));
  kept.delete(seed);
  kept.set(seed, face);
  if (kept.size > keptAtMost) kept.delete(kept.keys().next().value!);
  return face;
}

/** Loaded with the first face that is asked for: the set is large, and a desk without practice never needs it. */
async function draw(seed: string): Promise<string> {
  const [{ createAvatar }, notionists] = await Promise.all([
    import("@dicebear/core"),
    import("@dicebear/notionists"),
  ]);
  const looks: Partial<Options> = {
    ...hairFor(seed),
    glassesProbability: 22,
    gestureProbability: 0,
    bodyIconProbability: 0,
  };
  return createAvatar<Options>(notionists, {
    seed,
    ...looks,
    backgroundColor: ["e9e9e5"],
    scale: 125,
    translateY: 6,
  }).toString();
}

type Hair = NonNullable<Options["hair"]>;

const womens: Hair = [
  ...(["variant02", "variant08", "variant10", "variant11", "variant20", "variant23", "variant28"] as const),
  ...(["variant29", "variant30", "variant36", "variant37", "variant39", "variant41", "variant43"] as const),
  ...(["variant45", "variant46", "variant47", "variant48", "variant57", "variant58", "variant59"] as const),
];
const mens: Hair = [
  ...(["variant01", "variant03", "variant05", "variant06", "variant07", "variant09", "variant12"] as const),
  ...(["variant13", "variant15", "variant16", "variant17", "variant18", "variant22", "variant25"] as const),
  ...(["variant27", "variant32", "variant33", "variant35", "variant38", "variant53", "variant56"] as const),
  "hat",
];

function hairFor(seed: string): Partial<Options> {
  if (seed.endsWith("-w")) return { hair: womens, beardProbability: 0 };
  if (seed.endsWith("-m")) return { hair: mens, beardProbability: 35 };
  return { beardProbability: 15 };
}

/** A brand's mark: its first letters on a dark disc, "cR". At most two letters, any alphabet. */
export function markOf(letters: string): string {
  const shown = [...letters].slice(0, 2).map((letter) => `&#${letter.codePointAt(0)};`);
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">' +
    '<circle cx="48" cy="48" r="48" fill="#2e3a35"/>' +
    '<text x="48" y="49" fill="#fff" font-family="Inter,system-ui,sans-serif" font-size="36" font-weight="600" ' +
    `letter-spacing="-1" text-anchor="middle" dominant-baseline="central">${shown.join("")}</text></svg>`
  );
}

/** "Casa Rovira" → cR, "Acme" → A. */
export function lettersOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = "", second] = words.map((word) => [...word][0]!);
  return second ? first.toLowerCase() + second.toUpperCase() : first.toUpperCase();
}

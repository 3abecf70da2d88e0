/** Numbers drawn by chance, and the ways to write them in groups. */
import type { Random } from "../words.ts";

export const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

export function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)]!;
}

/** `#` a digit, `*` a digit but 0, `@` a letter. */
export function drawn(pattern: string, random: Random): string {
  return pattern.replace(/[#*@]/g, (sign) =>
    sign === "@"
      ? pick([...LETTERS], random)
      : String(sign === "*" ? 1 + Math.floor(random() * 9) : Math.floor(random() * 10)),
  );
}

/** Endings are tried until the check holds; a body without one is drawn anew. */
export function completed(pattern: string, endings: readonly string[], holds: (whole: string) => boolean) {
  return (random: Random): string => {
    for (;;) {
      const body = drawn(pattern, random);
      const ending = endings.find((one) => holds(body + one));
      if (ending !== undefined) return body + ending;
    }
  };
}

/** All numbers of so many digits. */
export const digits = (many: number) =>
  Array.from({ length: 10 ** many }, (_, n) => String(n).padStart(many, "0"));

/** "612345678" in groups: "3 2 2 2" with spaces, dots or dashes. */
export function grouped(
  bare: string,
  groups: string,
  random: Random,
  signs: readonly string[] = [" ", ".", "-"],
) {
  const sign = pick(signs, random);
  const parts: string[] = [];
  let at = 0;
  for (const many of groups.split(" ").map(Number)) {
    parts.push(bare.slice(at, at + many));
    at += many;
  }
  return parts.join(sign);
}

export function splice(body: string, from: number, part: string): string {
  return body.slice(0, from) + part + body.slice(from + part.length);
}

export function written(
  bare: string,
  groups: string,
  random: Random,
  signs: readonly string[] = [" ", "-"],
): string {
  return random() < 0.4 ? bare : grouped(bare, groups, random, signs);
}

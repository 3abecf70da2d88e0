import { createHash, randomUUIDv7 } from "node:crypto";

/** A new id. Version 7 begins with the time, so that rows written together lie together. */
export function newId(): string {
  return randomUUIDv7();
}

/** The same id for the same words: an id for what must not exist twice. Version 8, "custom", RFC 9562. */
export function idFrom(...words: string[]): string {
  const hash = createHash("sha256").update(words.join("\u0000")).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.subarray(0, 16).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

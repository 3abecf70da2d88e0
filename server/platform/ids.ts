import { randomUUIDv7 } from "node:crypto";

/** A new id. Version 7 begins with the time, so that rows written together lie together. */
export function newId(): string {
  return randomUUIDv7();
}

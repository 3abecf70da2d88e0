/** What PostgreSQL refuses in a text, NULs and lone surrogates, replaced: the rest of it is kept. */

/** Every text inside a value as JSON has it. */
export function cleaned<T>(value: T): T {
  if (typeof value === "string") return cleanText(value) as T;
  if (Array.isArray(value)) return value.map(cleaned) as T;
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one)])) as T;
  return value;
}

export function cleanText(text: string): string {
  const formed = text.isWellFormed() ? text : text.toWellFormed();
  return formed.includes("\u0000") ? formed.replaceAll("\u0000", "\uFFFD") : formed;
}

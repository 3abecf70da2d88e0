/**
 * Why Escolta cannot start, for the operator's console: a code for programs and tests, and a plain English message that
 * says what was wrong and what to do. Never shown to the desk's users.
 */
export class StartError extends Error {
  override readonly name = "StartError";
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The code of a system or database error ("ENOENT", "57P03"), or "" for anything else. */
export function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}

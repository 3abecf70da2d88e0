/** Triage's reasons as they came with a message: of unknown shape to the contract, so they are looked at here. */
export interface Reason {
  question: string;
  code: string;
  words: string[];
}

export function readReasons(sorted: unknown): Reason[] {
  if (typeof sorted !== "object" || sorted === null || !("reasons" in sorted)) return [];
  const { reasons } = sorted;
  if (!Array.isArray(reasons)) return [];
  return reasons.flatMap((reason: unknown) => {
    if (typeof reason !== "object" || reason === null) return [];
    const { question, code, words } = reason as Record<string, unknown>;
    if (typeof question !== "string" || typeof code !== "string") return [];
    return [
      { question, code, words: Array.isArray(words) ? words.filter((word) => typeof word === "string") : [] },
    ];
  });
}

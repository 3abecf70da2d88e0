/** Tables and figures in Markdown, for a page that a command writes. */

/** The first column is text, the others figures, unless all are text. */
export function table(
  head: readonly string[],
  rows: readonly string[][],
  others: "figures" | "text" = "figures",
): string {
  const rule = head.map((_, at) => (at === 0 || others === "text" ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** 12345 → "12,345" */
export function number(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** 0.1234 → "12.3" */
export function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** The areas of screens that are seldom opened, in a chunk of their own. */
export const areas = import.meta.glob<Record<string, unknown>>("./*.json", {
  eager: true,
  import: "default",
});

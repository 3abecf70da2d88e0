/** The pages of the settings, in the order they are shown, each for whoever may do this. */
export const PAGES = [
  { id: "networks", needs: "see_queue" },
  { id: "people", needs: "see_queue" },
  { id: "deadlines", needs: "manage_settings" },
  { id: "brand", needs: "manage_settings" },
  { id: "security", needs: null },
  { id: "audit", needs: "see_audit" },
] as const;

export type PageId = (typeof PAGES)[number]["id"];

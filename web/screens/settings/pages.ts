/** The pages of the settings, in the order they are shown, each for whoever may do this. */
export const GROUPS = [
  {
    id: "desk",
    pages: [
      { id: "networks", needs: "see_queue" },
      { id: "deadlines", needs: "manage_settings" },
      { id: "labels", needs: "see_queue" },
      { id: "rules", needs: "see_queue" },
      { id: "learned", needs: "see_queue" },
      { id: "views", needs: "see_queue" },
    ],
  },
  {
    id: "brand",
    pages: [
      { id: "brand", needs: "manage_settings" },
      { id: "signature", needs: "manage_settings" },
    ],
  },
  {
    id: "team",
    pages: [
      { id: "people", needs: "see_queue" },
      { id: "audit", needs: "see_audit" },
    ],
  },
  {
    id: "you",
    pages: [
      { id: "security", needs: null },
      { id: "appearance", needs: null },
    ],
  },
] as const;

export type PageId = (typeof GROUPS)[number]["pages"][number]["id"];

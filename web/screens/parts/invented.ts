/** The people of the pictures, with their messages: for the page of the parts only. */
import type { Item } from "../../../contract/index.ts";
import type { Me } from "../../api/session.ts";

const MINUTE = 60_000;
const STARTED = Date.now();

export const ME: Me = {
  person: { id: "eva", name: "Eva Guardia", initials: "EG", email: "eva@example.com", twoFactor: false },
  workspace: {
    id: "parts",
    name: "Casa Rovira",
    kind: "practice",
    languages: ["ca", "es", "fr"],
    timeZone: "Europe/Andorra",
    role: "agent",
  },
  workspaces: [],
  may: ["see_queue", "finish", "assign", "answer", "draft", "note"],
  team: [],
};

type Given = Pick<Item, "network" | "preview" | "language" | "kind" | "topic"> &
  Partial<Item> & { name: string; minutes: number; of: number };

/** Minutes that are left of so many. */
function item({ name, minutes, of, ...given }: Given): Item {
  const due = STARTED + minutes * MINUTE;
  const came = new Date(due - of * MINUTE).toISOString();
  return {
    id: name,
    conversationId: name,
    connectionId: "parts",
    audience: "public",
    state: "open",
    labels: [],
    reason: null,
    reasonNote: null,
    customer: { id: name, name, handle: null, avatarUrl: null, followers: null },
    mood: "neutral",
    urgency: 1,
    reach: null,
    corrected: [],
    assignee: null,
    unanswered: 1,
    unread: false,
    waitingSince: came,
    arrivedAt: came,
    dueAt: new Date(due).toISOString(),
    dueFor: "first_answer",
    warnAt: new Date(due - Math.max(15, of / 4) * MINUTE).toISOString(),
    snoozedUntil: null,
    pressingAt: came,
    priority: { shown: 40, parts: [] },
    pin: 0,
    lastMessageAt: came,
    closedAt: null,
    revision: 1,
    ...given,
  };
}

export const LATE = item({
  name: "Giulia Tarantello",
  network: "facebook",
  preview: "Vergogna: è la terza volta che il vaso arriva rotto",
  language: "it",
  kind: "complaint",
  topic: "technical_fault",
  minutes: -65,
  of: 60,
  unread: true,
});
export const OPEN = item({
  name: "Marta Puig",
  network: "x",
  preview: "Doncs dijous no ha arribat res i ningú no respon",
  language: "ca",
  kind: "complaint",
  topic: "order_tracking",
  minutes: 12,
  of: 30,
});
export const WRITTEN = item({
  name: "Aleix Font",
  network: "instagram",
  preview: "Feu enviaments a la Seu? No ho trobo enlloc",
  language: "ca",
  kind: "question",
  topic: "order_tracking",
  minutes: 163,
  of: 240,
});
export const CALM = item({
  name: "Hannah Weller",
  network: "bluesky",
  preview: "Is the Arinsal lamp coming back in green?",
  language: "en",
  kind: "question",
  topic: "product_info",
  minutes: 48,
  of: 60,
  unread: true,
});
export const PICKED = item({
  name: "Mateus Antunes",
  network: "telegram",
  preview: "Comprei o tapete errado, dá para trocar na loja?",
  language: "pt",
  kind: "request",
  topic: "returns_refunds",
  minutes: 38,
  of: 60,
  audience: "private",
});
export const SNOOZED: Item = {
  ...CALM,
  state: "snoozed",
  snoozedUntil: new Date(STARTED + 3 * 24 * 60 * MINUTE).toISOString(),
};
export const WAITING: Item = { ...CALM, state: "waiting_customer", dueAt: null };

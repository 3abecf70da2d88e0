/** The people of the pictures, with their messages: for the page of the parts only. */
import type { Item } from "../../../contract/index.ts";
import type { Me } from "../../api/session.ts";
import { faceOf } from "./faces.ts";

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
  may: ["see_queue", "see_personal_data", "finish", "assign", "correct", "answer", "draft", "note"],
  team: [
    { id: "eva", name: "Eva Guardia", initials: "EG", article: "la", role: "agent", languages: ["ca"] },
    { id: "pau", name: "Pau Sans", initials: "PS", article: "en", role: "agent", languages: ["ca"] },
  ],
};

type Given = Pick<Item, "network" | "preview" | "language" | "kind" | "topic"> &
  Partial<Item> & { name: string; hair: Parameters<typeof faceOf>[1]; minutes: number; of: number };

/** Minutes that are left of so many. */
function item({ name, hair, minutes, of, ...given }: Given): Item {
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
    customer: { id: name, name, handle: null, avatarUrl: faceOf(name, hair), followers: null },
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
  hair: "variant48",
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
  hair: "variant41",
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
  hair: "variant05",
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
  hair: "variant23",
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
  hair: "variant09",
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

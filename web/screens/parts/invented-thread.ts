/** The conversation of the pictures: every kind of message, event and answer there is. For the page of the parts only. */
import type { Conversation, Item, Message } from "../../../contract/index.ts";
import { OPEN } from "./invented.ts";

const EVA = { id: "eva", name: "Eva Guardia", initials: "EG", article: "la" as const };
const PAU = { id: "pau", name: "Pau Sans", initials: "PS", article: "en" as const };
const BEGAN = Date.parse("2026-11-20T09:04:00Z");
const MINUTE = 60_000;

type Given = Pick<Message, "direction" | "text"> & Partial<Message>;
type Delivery = NonNullable<Message["delivery"]>;

/** So many minutes after the thread began. */
function message(id: string, minutes: number, given: Given): Message {
  const at = new Date(BEGAN + minutes * MINUTE).toISOString();
  return {
    id,
    audience: "public",
    origin: given.direction === "inbound" ? "network" : "desk",
    author: given.direction === "inbound" ? null : EVA,
    language: "en",
    attachments: [],
    url: null,
    personalData: [],
    sorted: null,
    moderation: null,
    likes: null,
    publishedAt: at,
    arrivedAt: at,
    editedAt: null,
    earlierTexts: [],
    deletedAt: null,
    revision: 1,
    delivery: null,
    actions: [],
    ...given,
  };
}

function delivery(state: Delivery["state"], rest: Partial<Delivery> = {}): Delivery {
  return { replyId: state, part: 0, parts: 1, state, nextTryAt: null, refusal: null, ...rest };
}

const PHONE = "+376 3•• •78";
const ASKS = `Thursday came and nothing did, and nobody picks up the phone. Mine is ${PHONE}.`;
const EDITED = {
  editedAt: new Date(BEGAN + 3 * MINUTE).toISOString(),
  earlierTexts: [
    {
      text: "Thursday came and nothing did.",
      until: new Date(BEGAN + 3 * MINUTE).toISOString(),
      personalData: [],
    },
  ],
};

export const MESSAGES: Message[] = [
  message("asks", 0, {
    direction: "inbound",
    text: ASKS,
    personalData: [{ kind: "phone", start: ASKS.indexOf(PHONE), end: ASKS.indexOf(PHONE) + PHONE.length }],
    likes: 3,
    url: "https://example.org/asks",
    ...EDITED,
  }),
  message("deleted", 4, {
    direction: "inbound",
    text: "",
    deletedAt: new Date(BEGAN + 5 * MINUTE).toISOString(),
  }),
  message("answers", 6, {
    direction: "outbound",
    text: "You are right, Marta, and we are sorry. Give us the number of your order in private and we look now. —Eva",
    delivery: delivery("sent"),
    url: "https://example.org/answers",
  }),
  message("private", 9, {
    direction: "outbound",
    audience: "private",
    text: "Your parcel leaves today at 14:00. —Eva",
    delivery: delivery("sent"),
  }),
  message("going", 12, {
    direction: "outbound",
    text: "It has just left. —Eva",
    delivery: delivery("sending"),
  }),
  message("refused", 13, {
    direction: "outbound",
    text: "It has just left, and here is where it is. —Eva",
    delivery: delivery("refused", { refusal: { code: "rate_limited" } }),
  }),
  message("unknown", 14, {
    direction: "outbound",
    audience: "private",
    text: "Has it come? —Eva",
    delivery: delivery("unknown"),
  }),
  message("note", 15, {
    direction: "note",
    audience: "team",
    author: PAU,
    text: "The flat number is missing. If she gives it, it leaves at 14:00.",
  }),
];

export const ITEM: Item = {
  ...OPEN,
  assignee: EVA,
  labels: [
    { id: "vip", name: "VIP" },
    { id: "press", name: "Press" },
  ],
  customer: { ...OPEN.customer, handle: "martapuig_ad", followers: 12_431 },
};

const room = { max: 300, unit: "graphemes", also: null, threads: true, images: null, closed: null } as const;

export const CONVERSATION: Conversation = {
  id: ITEM.conversationId,
  revision: 1,
  audience: "public",
  network: "x",
  networkName: "X",
  handlePrefix: "@",
  connectionId: ITEM.connectionId,
  accountHandle: "casarovira",
  subject: {
    text: "Autumn sale: every chair in the shop, until Sunday.",
    url: "https://example.org/sale",
    publishedAt: "2026-10-30T09:00:00Z",
    own: true,
    image: null,
    replies: 41,
    likes: 212,
  },
  customerId: ITEM.customer.id,
  item: ITEM,
  messages: MESSAGES,
  earlier: false,
  events: [
    {
      id: "assigned",
      at: new Date(BEGAN + MINUTE).toISOString(),
      kind: "item.assigned",
      actor: PAU,
      data: { assigneeId: EVA.id },
    },
  ],
  composer: [
    { ...room, audience: "public" },
    { ...room, audience: "private" },
  ],
  signature: "—Eva",
};

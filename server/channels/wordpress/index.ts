/** WordPress: the comments of a blog, heard by asking, answered below them, moderated. */
import type { Channel } from "../channel.ts";
import { connect } from "./connect.ts";
import { parse } from "./inbound.ts";
import { MAX_BYTES } from "./outbound.ts";
import { poll } from "./poll.ts";
import { act, findSent, send } from "./send.ts";
import { type Settings, settings } from "./settings.ts";

export const wordpress: Channel<Settings> = {
  about: {
    network: "wordpress",
    name: "WordPress",
    audiences: { public: { text: { max: MAX_BYTES, unit: "bytes" }, threads: false, images: null } },
    privateReply: false,
    actions: ["approve", "hold", "spam", "trash", "delete_own"],
    pace: "reviews",
    pollEvery: 60,
    reach: false,
    handlePrefix: "",
    reconciles: true,
    idempotent: false,
  },
  settings,
  connect,
  poll,
  parse,
  send,
  findSent,
  act,
};

/**
 * Bluesky (atproto): hears mentions, replies, quotes and posts naming the brand by asking every half minute, answers
 * in the thread, likes, deletes its own. A message's id is its address (at://…), a person's is the DID: handles change.
 */
import type { Channel } from "../channel.ts";
import { about } from "./about.ts";
import { act } from "./act.ts";
import { connect, profile } from "./connect.ts";
import { parse } from "./inbound.ts";
import { poll } from "./poll.ts";
import { findSent, send } from "./send.ts";
import { type Settings, settings } from "./settings.ts";

export const bluesky: Channel<Settings> = {
  about,
  settings,
  connect,
  poll,
  parse,
  send,
  findSent,
  act,
  profile,
};

/** What the browser and the server agree on. `npm start`, then /api/openapi.json describes it to everybody else. */
import { connections } from "./connections.ts";
import { conversations } from "./conversations.ts";
import { customers, search } from "./customers.ts";
import { labels } from "./labels.ts";
import { learning } from "./learning.ts";
import { live } from "./live.ts";
import { people } from "./people.ts";
import { practice } from "./practice.ts";
import { queue } from "./queue.ts";
import { replies } from "./replies.ts";
import { rules } from "./rules.ts";
import { session } from "./session.ts";
import { settings } from "./settings.ts";
import { setup } from "./setup.ts";

export * from "./connections.ts";
export * from "./conversations.ts";
export * from "./customers.ts";
export * from "./labels.ts";
export * from "./learning.ts";
export * from "./live.ts";
export * from "./people.ts";
export * from "./practice.ts";
export * from "./queue.ts";
export * from "./replies.ts";
export * from "./rules.ts";
export * from "./session.ts";
export * from "./settings.ts";
export * from "./setup.ts";
export * from "./words.ts";

export const contract = {
  setup,
  session,
  queue,
  conversations,
  replies,
  customers,
  search,
  connections,
  labels,
  rules,
  settings,
  people,
  practice,
  learning,
  live,
};
export type Contract = typeof contract;

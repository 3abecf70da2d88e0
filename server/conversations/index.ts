/**
 * Conversations: the threads of the networks, told apart by customer, with their messages, public and private, and the
 * team's notes. Owns the tables conversations, threads, messages and reads. Promises that a message is kept once, that
 * a note never has a way out, and that `revision` grows with every word that customer or brand says.
 */

export { masked } from "./mask.ts";
export { createPresence, type Presence } from "./presence.ts";
export { messageFields, presentMessage } from "./present.ts";
export { type ConversationDeps, conversationRoutes } from "./routes.ts";
export { type SearchDeps, searchRoutes } from "./search-routes.ts";
export { keepSorted, lockSorted } from "./sorted.ts";
export * from "./store.ts";

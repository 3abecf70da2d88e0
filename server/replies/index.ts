/**
 * Replies: drafts, the outbox, and what becomes of an answer on the network. Owns the tables drafts, files, replies and
 * reply_parts. Promises that an answer is measured as its network measures, is refused when the thread has changed
 * meanwhile, and goes out once: never twice, never zero.
 */
import { type ReplyDeps, replyRoutes } from "./routes.ts";
import { rescue, type SenderDeps, type SendJob, send } from "./sender.ts";

export { createFiles } from "./files.ts";
export { settleEchoes } from "./settle.ts";
export { type ReplyDeps, replyRoutes, rescue, type SenderDeps };

export function replyJobs(deps: SenderDeps) {
  return { send: (job: SendJob) => send(deps, job).then(() => undefined) };
}

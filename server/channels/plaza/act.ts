import type { Account, ActionName, ActionOutcome, Reach } from "../channel.ts";
import type { HttpAnswer } from "../http.ts";
import { ask, whyNot } from "./api.ts";
import type { Settings } from "./settings.ts";
import { replyTo } from "./shapes.ts";

interface Request {
  method: "POST" | "DELETE";
  path: string;
  undo?: ActionName;
}

/** Everything here twice is the same as once, so an outcome nobody saw may simply be tried again. */
export async function act(
  { settings }: Account<Settings>,
  action: ActionName,
  target: { externalId: string; replyTo: unknown },
  reach: Reach,
): Promise<ActionOutcome> {
  const request = requestFor(action, target);
  if (!request) return { outcome: "refused", refusal: { code: "not_allowed" } };
  const { undo, ...rest } = request;
  const answer = await ask(settings, reach, rest);
  const ok = isDone(answer);
  if (ok) return undo ? { outcome: "done", undo } : { outcome: "done" };
  const { outcome, refusal } = whyNot(answer, reach.now());
  return { outcome, refusal };
}

/** Plaza says so in JSON, or with 204: a page with 200 is somebody else's. */
function isDone(answer: HttpAnswer): boolean {
  if (answer.kind !== "answered" || answer.status < 200 || answer.status > 299) return false;
  return answer.status === 204 || (typeof answer.json === "object" && answer.json !== null);
}

function requestFor(action: ActionName, target: { externalId: string; replyTo: unknown }): Request | null {
  const id = encodeURIComponent(target.externalId);
  const to = replyTo.safeParse(target.replyTo).data;
  if (to && "chat" in to)
    return action === "delete_own" ? { method: "DELETE", path: `/messages/${id}` } : null;
  switch (action) {
    case "like":
      return { method: "POST", path: `/posts/${id}/like`, undo: "unlike" };
    case "unlike":
      return { method: "DELETE", path: `/posts/${id}/like`, undo: "like" };
    case "hide":
      return { method: "POST", path: `/posts/${id}/hide`, undo: "unhide" };
    case "unhide":
      return { method: "DELETE", path: `/posts/${id}/hide`, undo: "hide" };
    case "delete_own":
      return { method: "DELETE", path: `/posts/${id}` };
    default:
      return null;
  }
}

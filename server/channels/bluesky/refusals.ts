import type { Refusal, RefusalCode } from "../channel.ts";
import type { Failure, FailureKind } from "./api.ts";

const CODES: Record<FailureKind, RefusalCode> = {
  unsent: "network_down",
  lost: "network_down",
  broken: "network_down",
  throttled: "rate_limited",
  signed_out: "sign_in_again",
  refused: "rejected",
};
/** The account itself has been closed or locked by the network: only its owner can help. */
const ACCOUNT_CLOSED = new Set(["AccountTakedown", "AccountDeactivated", "AccountSuspended"]);
const NOT_ALLOWED = new Set(["Forbidden", "ScopeMissingError", "BlockedActor", "BlockedByActor"]);

export function refusalOf(failure: Failure): Refusal {
  return { code: codeOf(failure), ...(failure.detail ? { detail: failure.detail } : {}) };
}

function codeOf({ kind, error }: Failure): RefusalCode {
  if (kind !== "refused" || error === null) return CODES[kind];
  if (ACCOUNT_CLOSED.has(error)) return "sign_in_again";
  return NOT_ALLOWED.has(error) ? "not_allowed" : "rejected";
}

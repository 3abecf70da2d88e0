/** How a connection is doing, and what to do about it. Pure. */
import type { Coded } from "../../contract/index.ts";

export interface ConnectionState {
  state: "connected" | "paused" | "needs_sign_in";
  connectedAt: Temporal.Instant;
  lastHeardAt: Temporal.Instant | null;
  lagSeconds: number | null;
  failingSince: Temporal.Instant | null;
  failure: { code: string } | null;
  retryAt: Temporal.Instant | null;
  /** Events that could not be taken in. */
  setAside: number;
}

/** Our own figures: a quarter of an hour of a public question's hour, and a long weekend of silence. */
const LAGGING_SECONDS = 900;
const SILENT_HOURS = 72;

/**
 * What to do, most important first; empty when all is well. Codes: sign_in_again, failing_since {since, reason},
 * rate_limited {until}, lagging {seconds}, set_aside {count}, nothing_heard_for {hours}; instants in ISO 8601.
 */
export function adviceFor(connection: ConnectionState, now: Temporal.Instant): Coded[] {
  const { state, setAside } = connection;
  const advice: Coded[] = [];
  if (state === "needs_sign_in") advice.push({ code: "sign_in_again" });
  // While a connection rests, on purpose or for want of a password, its silence says nothing.
  const listening = state === "connected";
  const failure = listening ? failing(connection) : null;
  if (failure) advice.push(failure);
  if (listening && !failure) advice.push(...lagging(connection, now));
  if (setAside > 0) advice.push({ code: "set_aside", params: { count: setAside } });
  if (listening && !failure) advice.push(...silent(connection, now));
  return advice;
}

function failing({ failure, failingSince, retryAt }: ConnectionState): Coded | null {
  if (!failure || !failingSince) return null;
  if (failure.code === "rate_limited" && retryAt)
    return { code: "rate_limited", params: { until: retryAt.toString() } };
  return { code: "failing_since", params: { since: failingSince.toString(), reason: failure.code } };
}

/** The lag is that of what was heard last: long ago, it says nothing of now. */
function lagging({ lagSeconds, lastHeardAt }: ConnectionState, now: Temporal.Instant): Coded[] {
  const late = lagSeconds !== null && lagSeconds > LAGGING_SECONDS;
  return late && lastHeardAt && hoursSince(lastHeardAt, now) < 1
    ? [{ code: "lagging", params: { seconds: lagSeconds } }]
    : [];
}

function silent({ lastHeardAt, connectedAt }: ConnectionState, now: Temporal.Instant): Coded[] {
  const hours = hoursSince(lastHeardAt ?? connectedAt, now);
  return hours >= SILENT_HOURS ? [{ code: "nothing_heard_for", params: { hours } }] : [];
}

function hoursSince(then: Temporal.Instant, now: Temporal.Instant): number {
  return Math.floor((now.epochMilliseconds - then.epochMilliseconds) / 3_600_000);
}

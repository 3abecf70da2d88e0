import { expect, test } from "vitest";
import { adviceFor, type ConnectionState } from "./health.ts";

const now = Temporal.Instant.from("2026-11-23T10:00:00Z");
const well: ConnectionState = {
  state: "connected",
  connectedAt: now.subtract({ hours: 1000 }),
  lastHeardAt: now.subtract({ minutes: 5 }),
  lagSeconds: 4,
  failingSince: null,
  failure: null,
  retryAt: null,
  setAside: 0,
};
const codes = (changed: Partial<ConnectionState>) =>
  adviceFor({ ...well, ...changed }, now).map(({ code }) => code);

test("a connection that works needs nothing", () => {
  expect(adviceFor(well, now)).toEqual([]);
});

test("signing in again comes first, and what could not be read is still said", () => {
  const failing = { failingSince: now.subtract({ hours: 2 }), failure: { code: "sign_in_again" } };
  expect(codes({ ...failing, state: "needs_sign_in", setAside: 3 })).toEqual(["sign_in_again", "set_aside"]);
});

test("an outage says since when and why; a network that asks for patience says until when", () => {
  const since = now.subtract({ minutes: 40 });
  const retryAt = now.add({ minutes: 5 });
  expect(
    adviceFor({ ...well, failingSince: since, failure: { code: "network_down" }, retryAt }, now),
  ).toEqual([{ code: "failing_since", params: { since: since.toString(), reason: "network_down" } }]);
  expect(
    adviceFor({ ...well, failingSince: since, failure: { code: "rate_limited" }, retryAt }, now),
  ).toEqual([{ code: "rate_limited", params: { until: retryAt.toString() } }]);
});

test("lag counts while it is fresh, silence after three days, neither while paused", () => {
  expect(codes({ lagSeconds: 901 })).toEqual(["lagging"]);
  expect(codes({ lagSeconds: 901, lastHeardAt: now.subtract({ hours: 2 }) })).toEqual([]);
  const longAgo = { lastHeardAt: null, connectedAt: now.subtract({ hours: 73 }) };
  expect(adviceFor({ ...well, ...longAgo }, now)).toEqual([
    { code: "nothing_heard_for", params: { hours: 73 } },
  ]);
  expect(codes({ ...longAgo, state: "paused", lagSeconds: 5000 })).toEqual([]);
});

import { sql } from "kysely";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "../db/connect.ts";

export interface Metrics {
  /** Seconds of one request. */
  took(method: string, route: string, status: number, seconds: number): void;
  /** Prometheus' text format. */
  text(): Promise<string>;
  type: string;
}

/** Numbers for the operator's monitoring: the process, its requests, and what waits where. Nobody's words are in it. */
export function createMetrics(db: Database): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "escolta_http_request_seconds",
    help: "Seconds a request took",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const inbound = gauge("escolta_inbound_events", "Raw events that wait, or were set aside", ["state"]);
  const items = gauge("escolta_work_items", "Work items that have not left the queue, by state", ["state"]);
  const late = gauge("escolta_work_items_late", "Work items past their deadline");
  const outbox = gauge("escolta_outbox_parts", "Answers on their way out, by state", ["state"]);

  return {
    type: registry.contentType,
    took: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
    async text() {
      await Promise.all([
        count(
          inbound,
          "select case when set_aside_at is null then 'waiting' else 'set_aside' end as state, count(*)::int as n from inbound_events group by 1",
        ),
        count(
          items,
          "select state, count(*)::int as n from work_items where state not in ('done', 'set_aside') group by 1",
        ),
        count(
          outbox,
          "select state, count(*)::int as n from reply_parts where state in ('queued', 'sending', 'unknown') group by 1",
        ),
        countOne(
          late,
          "select count(*)::int as n from work_items where state in ('new', 'open') and due_at < now()",
        ),
      ]);
      return registry.metrics();
    },
  };

  async function count(into: Gauge, query: string): Promise<void> {
    const { rows } = await sql.raw<{ state: string; n: number }>(query).execute(db);
    into.reset();
    for (const { state, n } of rows) into.set({ state }, n);
  }

  async function countOne(into: Gauge, query: string): Promise<void> {
    const { rows } = await sql.raw<{ n: number }>(query).execute(db);
    into.set(rows[0]?.n ?? 0);
  }
}

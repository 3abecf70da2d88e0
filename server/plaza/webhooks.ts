import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { changeRows } from "./changes.ts";
import type { MemberRow, Plaza } from "./context.ts";
import { Refused } from "./refusal.ts";
import { isOver } from "./weather.ts";

/**
 * Pushing the feed. A webhook is a cursor in the feed of its member, moved only after a 2xx: a crash sends the last
 * batch again and loses none. One delivery a member at a time, by a lease, whatever the number of nodes.
 */
const batchSize = 50;
const batchBytes = 512 * 1024;
const answerWithin = 10_000;
const lease = { seconds: 30 };
const atOnce = 20;

export async function putWebhook(
  plaza: Plaza,
  member: MemberRow,
  { url, secret }: { url: string; secret: string },
): Promise<void> {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? "")) throw new Refused(400, "invalid", { path: "url" });
  const now = plaza.now();
  await plaza.db
    .insertInto("webhooks")
    .columns(["member_id", "town_id", "url", "secret", "next_at", "sent_seq"])
    .expression((eb) =>
      eb
        .selectFrom("towns")
        .select(({ val }) => [
          sql<string>`${member.id}::uuid`.as("member_id"),
          "towns.id",
          val(url).as("url"),
          val(secret).as("secret"),
          sql<Temporal.Instant>`${now.toString()}::timestamptz`.as("next_at"),
          "towns.seq",
        ])
        .where("towns.id", "=", member.town_id),
    )
    .onConflict((conflict) =>
      // Where it had got to stays: what was not delivered to the old address goes to the new one.
      conflict.column("member_id").doUpdateSet({ url, secret, attempts: 0, next_at: now, last_error: null }),
    )
    .execute();
  plaza.wake();
}

export async function webhookOf(plaza: Plaza, member: MemberRow) {
  const row = await plaza.db
    .selectFrom("webhooks")
    .selectAll()
    .where("member_id", "=", member.id)
    .executeTakeFirst();
  if (!row) throw new Refused(404, "not_found");
  return {
    url: row.url,
    attempts: row.attempts,
    nextAt: row.next_at.toString(),
    deliveredAt: row.delivered_at?.toString() ?? null,
    lastError: row.last_error,
  };
}

export async function deleteWebhook(plaza: Plaza, member: MemberRow): Promise<void> {
  await plaza.db.deleteFrom("webhooks").where("member_id", "=", member.id).execute();
}

/** Looks for work when woken and every `everyMs` (what another node wrote, what waits for its retry), until stopped. */
export async function deliverForever(
  plaza: Plaza,
  alarm: { wait(ms: number): Promise<void> },
  everyMs = 1000,
): Promise<void> {
  const running = new Set<Promise<void>>();
  while (!plaza.stopping.aborted) {
    try {
      for (const hook of await leaseDue(plaza, atOnce - running.size)) {
        // Not awaited together: a desk that does not answer holds up no other town's.
        const delivery = deliver(plaza, hook)
          .catch((error: unknown) => plaza.log.error({ error }, "plaza: a delivery was not noted"))
          .finally(() => {
            running.delete(delivery);
            plaza.wake();
          });
        running.add(delivery);
      }
      await alarm.wait(everyMs);
    } catch (error) {
      plaza.log.error({ error }, "plaza: webhooks wait for the database");
      await sleep(everyMs, undefined, { signal: plaza.stopping }).catch(() => {});
    }
  }
  await Promise.all(running);
}

interface Hook {
  member_id: string;
  url: string;
  secret: string;
  sent_seq: bigint;
  attempts: number;
}

async function leaseDue(plaza: Plaza, room: number): Promise<Hook[]> {
  if (room <= 0) return [];
  const now = plaza.now();
  const due = await plaza.db
    .selectFrom("webhooks as w")
    .innerJoin("towns", "towns.id", "w.town_id")
    .select(["w.member_id", "towns.weather"])
    .where("w.next_at", "<=", now)
    .where((eb) => eb.or([eb("w.leased_until", "is", null), eb("w.leased_until", "<=", now)]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("changes")
          .select("changes.seq")
          .whereRef("changes.member_id", "=", "w.member_id")
          .whereRef("changes.seq", ">", "w.sent_seq"),
      ),
    )
    .execute();
  // A network that is down does not push either.
  const quiet = ["down", "html", "silent"];
  const ids = due
    .filter(({ weather }) => !weather || isOver(weather, now) || !quiet.includes(weather.mode))
    .map((row) => row.member_id)
    .slice(0, room);
  if (ids.length === 0) return [];
  return plaza.db
    .updateTable("webhooks")
    .set({ leased_until: now.add(lease) })
    .where("member_id", "in", (eb) =>
      eb
        .selectFrom("webhooks")
        .select("member_id")
        .where("member_id", "in", ids)
        .where((or) => or.or([or("leased_until", "is", null), or("leased_until", "<=", now)]))
        .forUpdate()
        .skipLocked(),
    )
    .returning(["member_id", "url", "secret", "sent_seq", "attempts"])
    .execute();
}

async function deliver(plaza: Plaza, hook: Hook): Promise<void> {
  const rows = fitting(await changeRows(plaza, hook.member_id, hook.sent_seq, batchSize));
  const failure =
    rows.length === 0
      ? null
      : await post(
          plaza,
          hook,
          rows.map((row) => row.json),
        );
  const now = plaza.now();
  const settled =
    failure === null
      ? {
          sent_seq: rows.at(-1)?.seq ?? hook.sent_seq,
          attempts: 0,
          next_at: now,
          delivered_at: now,
          last_error: null,
        }
      : { attempts: hook.attempts + 1, next_at: now.add(waitAfter(hook.attempts + 1)), last_error: failure };
  await plaza.db
    .updateTable("webhooks")
    .set({ ...settled, leased_until: null })
    .where("member_id", "=", hook.member_id)
    .where("url", "=", hook.url)
    .execute();
  if (failure !== null) plaza.log.warn({ member: hook.member_id, failure }, "plaza: webhook not delivered");
}

/** As many as fit into one body, at least one. */
function fitting(rows: Awaited<ReturnType<typeof changeRows>>): { seq: bigint; json: string }[] {
  const kept: { seq: bigint; json: string }[] = [];
  let bytes = 0;
  for (const { seq, view } of rows) {
    const json = JSON.stringify(view);
    bytes += Buffer.byteLength(json);
    if (kept.length > 0 && bytes > batchBytes) break;
    kept.push({ seq, json });
  }
  return kept;
}

/** Returns why it was not taken, or null. */
async function post(plaza: Plaza, hook: Hook, changes: string[]): Promise<string | null> {
  const body = `{"member":"${hook.member_id}","changes":[${changes.join(",")}]}`;
  const t = Math.floor(plaza.now().epochMilliseconds / 1000);
  try {
    const answer = await plaza.fetch(hook.url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Plaza-Signature": `t=${t},v1=${sign(hook.secret, t, body)}`,
      },
      body,
      redirect: "manual",
      signal: AbortSignal.any([plaza.stopping, AbortSignal.timeout(answerWithin)]),
    });
    await answer.body?.cancel();
    return answer.ok ? null : `status ${answer.status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Hex HMAC-SHA256 of `t.body`. */
function sign(secret: string, t: number, body: string): string {
  return createHmac("sha256", secret).update(`${t}.${body}`).digest("hex");
}

/** 1 s, 2 s, 4 s … 5 minutes. */
export function waitAfter(attempts: number): { seconds: number } {
  return { seconds: Math.min(300, 2 ** Math.min(attempts - 1, 9)) };
}

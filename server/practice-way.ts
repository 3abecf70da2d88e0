/** The way of one message through the desk, read from what each step has left behind. Writes nothing. */
import { sql } from "kysely";
import type { Way } from "../contract/practice.ts";
import type { Database } from "./platform/db/connect.ts";
import type { Sorted } from "./triage/index.ts";

interface Heard {
  workspaceId: string;
  conversationId: string;
  publishedAt: number;
  arrivedAt: number;
}

type Step<Name extends keyof Way> = Way[Name];

const MOST_WORDS = 4;

/** A connection's message by the network's own name for it; null while the desk has not heard of it. */
export async function wayOf(
  db: Database,
  { workspaceId, id }: { workspaceId: string; id: string },
  externalId: string,
): Promise<Way | null> {
  const message = await db
    .selectFrom("messages")
    .select(["conversation_id", "published_at", "arrived_at", "audience", "sorted", "likes", "shares"])
    .where("workspace_id", "=", workspaceId)
    .where("connection_id", "=", id)
    .where("external_id", "=", externalId)
    .where("direction", "=", "inbound")
    .executeTakeFirst();
  if (!message) return null;
  const heard: Heard = {
    workspaceId,
    conversationId: message.conversation_id,
    publishedAt: message.published_at.epochMilliseconds,
    arrivedAt: message.arrived_at.epochMilliseconds,
  };
  const item = await itemOf(db, heard);
  return {
    conversationId: heard.conversationId,
    heard: {
      at: message.arrived_at.toString(),
      seconds: Math.max(0, heard.arrivedAt - heard.publishedAt) / 1000,
    },
    sorted: sortedAs(message.sorted as Sorted | null),
    placed: item && {
      place: item.place,
      minutes: item.minutes,
      audience: message.audience as "public" | "private",
      reactions: (message.likes ?? 0) + (message.shares ?? 0),
    },
    answered: await answerTo(db, heard),
    state: item?.state ?? null,
    reason: item?.reason ?? null,
  };
}

function sortedAs(sorted: Sorted | null): Step<"sorted"> {
  if (!sorted) return null;
  const { kind, topic, language, reasons } = sorted;
  const telling = reasons.filter(({ question }) => question === "kind" || question === "topic");
  const words = [...new Set(telling.flatMap(({ words = [] }) => words))];
  // "potete chiamare" says nothing beside "mi potete chiamare".
  const longest = words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
  return { kind, topic, language, words: longest.slice(0, MOST_WORDS) };
}

interface Placed {
  state: Step<"state">;
  reason: string | null;
  place: number | null;
  minutes: number | null;
}

/** The matter that the message belongs to: the last one opened by the time it came. Its deadline is the one it was given. */
async function itemOf(
  db: Database,
  { workspaceId, conversationId, arrivedAt }: Heard,
): Promise<Placed | null> {
  const { rows } = await sql<Placed>`
    select w.state, w.reason,
      case when w.state in ('new', 'open') then 1 + (
        select count(*)::int from work_items o where o.workspace_id = w.workspace_id
          and o.state in ('new', 'open') and (o.pressing_at, o.id) < (w.pressing_at, w.id)) end as place,
      round(date_part('epoch', case when w.unanswered > 0 then w.due_at - w.oldest_unanswered_at
        else w.first_due_at - w.first_published_at end) / 60)::int as minutes
    from work_items w
    where w.workspace_id = ${workspaceId} and w.conversation_id = ${conversationId}
      and w.opened_at <= ${new Date(arrivedAt).toISOString()}
    order by w.opened_at desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The first answer after it, whether it went out from here or from the network's own app. */
async function answerTo(db: Database, heard: Heard): Promise<Step<"answered">> {
  const { workspaceId, conversationId, publishedAt } = heard;
  const row = await db
    .selectFrom("messages as m")
    .leftJoin("members as p", (join) =>
      join.onRef("p.workspace_id", "=", "m.workspace_id").onRef("p.person_id", "=", "m.person_id"),
    )
    .select(["m.published_at", "m.audience", "m.external_id"])
    .select(["p.person_id", "p.name", "p.initials"])
    .where("m.workspace_id", "=", workspaceId)
    .where("m.conversation_id", "=", conversationId)
    .where("m.direction", "=", "outbound")
    .where("m.deleted_at", "is", null)
    .where("m.published_at", ">", Temporal.Instant.fromEpochMilliseconds(publishedAt))
    .orderBy("m.published_at")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { person_id, name, initials } = row;
  return {
    by: person_id && name && initials ? { id: person_id, name, initials } : null,
    minutes: (row.published_at.epochMilliseconds - publishedAt) / 60_000,
    audience: row.audience as "public" | "private",
    sent: row.external_id !== null,
  };
}

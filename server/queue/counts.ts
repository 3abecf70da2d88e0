import { sql } from "kysely";
import type { Database } from "../platform/db/connect.ts";
import type { Looking } from "./filter.ts";

export interface Counts {
  mine: number;
  team: number;
  all: number;
  late: number;
  today: { since: string; answered: number; medianFirstAnswerMinutes: number | null };
}

/**
 * How many wait for us, and today's line: matters answered since midnight where the brand lives, and the median of
 * their first answers, in minutes by the clock on the wall, from when the customer wrote.
 */
export async function countQueue(db: Database, looking: Looking, timeZone: string): Promise<Counts> {
  const { workspaceId, personId, now } = looking;
  const midnight = now.toZonedDateTimeISO(timeZone).startOfDay().toInstant().toString();
  const [waiting, today] = await Promise.all([
    sql<{ mine: number; all: number; late: number }>`
      select count(*)::int as all, (count(*) filter (where assignee_id = ${personId}))::int as mine,
        (count(*) filter (where due_at < ${now.toString()}))::int as late
      from work_items where workspace_id = ${workspaceId} and state in ('new', 'open')`.execute(db),
    sql<{ answered: number; median: number | null }>`
      select count(*)::int as answered,
        percentile_cont(0.5) within group (order by minutes) filter (where first_answered_at >= ${midnight}) as median
      from (
        select first_answered_at,
          greatest(0, date_part('epoch', first_answered_at - first_published_at) / 60) as minutes
        from work_items where workspace_id = ${workspaceId} and answered_at >= ${midnight}) as answered`.execute(
      db,
    ),
  ]);
  const { all, mine, late } = waiting.rows[0]!;
  const { answered, median } = today.rows[0]!;
  return {
    mine,
    team: all - mine,
    all,
    late,
    today: { since: midnight, answered, medianFirstAnswerMinutes: median },
  };
}

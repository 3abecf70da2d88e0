import type { Database, Tx } from "../platform/db/connect.ts";
import { type Calendar, openCalendar } from "./calendar.ts";
import { DEFAULT_DEADLINES, type DeadlineRules, type Pace } from "./default-deadlines.ts";
import type { PlaceRules } from "./place.ts";
import { compileRules, type Sheet } from "./rules/matching.ts";
import { rulesOf as brandRulesOf } from "./rules/store.ts";
import type { Schedule } from "./schedule.ts";

/** Remembers what is compiled: calendars, of which a version never changes, and the brand's own rules. One a process. */
export interface Rulebook {
  /** What decides about deadlines in this workspace now. */
  rulesOf(tx: Tx | Database, workspaceId: string, now: number): Promise<PlaceRules>;
  /** The brand's own rules that are switched on, as of this revision of them (`workspaces.rules_revision`) or later. */
  sheetOf(tx: Tx | Database, workspaceId: string, revision: number): Promise<Sheet>;
}

export function createRulebook(paceOf: (network: string) => Pace): Rulebook {
  const calendars = new Map<string, Calendar>();
  const sheets = new Map<string, { revision: number; sheet: Sheet }>();

  return {
    async rulesOf(tx, workspaceId, now) {
      const workspace = await tx
        .selectFrom("workspaces")
        .select(["schedule_version", "deadline_rules"])
        .where("workspace_id", "=", workspaceId)
        .executeTakeFirstOrThrow();
      if (!calendars.has(`${workspaceId} ${workspace.schedule_version}`)) await compileAll(tx, workspaceId);
      const own = workspace.deadline_rules as DeadlineRules;
      return {
        now,
        scheduleVersion: workspace.schedule_version,
        calendarOf: (version) =>
          calendars.get(`${workspaceId} ${version}`) ??
          calendars.get(`${workspaceId} ${workspace.schedule_version}`)!,
        deadlines: own.length > 0 ? own : DEFAULT_DEADLINES,
        paceOf,
      };
    },

    async sheetOf(tx, workspaceId, revision) {
      const known = sheets.get(workspaceId);
      if (known?.revision === revision) return known.sheet;
      const sheet = compileRules((await brandRulesOf(tx, workspaceId)).filter(({ on }) => on));
      sheets.set(workspaceId, { revision, sheet });
      return sheet;
    },
  };

  async function compileAll(tx: Tx | Database, workspaceId: string): Promise<void> {
    const versions = await tx
      .selectFrom("schedules")
      .select(["version", "schedule"])
      .where("workspace_id", "=", workspaceId)
      .execute();
    for (const { version, schedule } of versions) {
      const key = `${workspaceId} ${version}`;
      if (!calendars.has(key)) calendars.set(key, openCalendar(schedule as Schedule));
    }
  }
}

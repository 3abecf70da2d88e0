/** Handlers of `contract.settings`: the brand, its calendar and its deadlines. */
import type { z } from "zod";
import type { Coded } from "../../contract/index.ts";
import type { Channel, Registry } from "../channels/index.ts";
import { changeBrand, desk, type Identity, may, refused, withClockRegions } from "../identity/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { type Platform, write } from "../platform/platform.ts";
import { openCalendar } from "./calendar.ts";
import {
  DEFAULT_DEADLINES,
  type DeadlineFacts,
  type DeadlineRule,
  type DeadlineRules,
  deadlineRulesSchema,
  deadlinesFor,
} from "./default-deadlines.ts";
import { type HolidayCountry, type HolidayLanguage, holidaysOf, regionsOf } from "./holidays.ts";
import { changeOwnSettings, ownSettingsOf } from "./own-settings.ts";
import { type Schedule, scheduleSchema } from "./schedule.ts";

export interface SettingsDeps {
  platform: Pick<Platform, "db" | "clock" | "announce">;
  identity: Pick<Identity, "membersChanged">;
  registry: Pick<Registry, "all">;
}

export function settingsRoutes({ platform, identity, registry }: SettingsDeps) {
  const { db, clock } = platform;
  const defaults = registry.all.flatMap(defaultsOf);

  return {
    get: desk.settings.get.use(may("see_queue")).handler(async ({ context: { caller } }) => {
      const brand = await db
        .selectFrom("workspaces as w")
        .innerJoin("schedules as s", (join) =>
          join.onRef("s.workspace_id", "=", "w.workspace_id").onRef("s.version", "=", "w.schedule_version"),
        )
        .select(["w.name", "w.languages", "w.country", "w.region", "w.signature"])
        .select(["w.schedule_version as scheduleVersion", "w.deadline_rules as deadlineRules", "s.schedule"])
        .where("w.workspace_id", "=", caller.workspaceId)
        .executeTakeFirstOrThrow();
      const country = brand.country as HolidayCountry;
      const schedule = brand.schedule as Schedule;
      const [language = "en"] = caller.workspace.languages;
      const asked = schedule.holidays.country ?? country;
      return {
        ...brand,
        country,
        languages: brand.languages as HolidayLanguage[],
        signature: brand.signature as "none" | "initials" | "name",
        schedule,
        deadlineRules: brand.deadlineRules as DeadlineRules,
        defaults,
        holidays: comingHolidays(schedule),
        regions: withClockRegions(asked, regionsOf(asked, language)),
      };
    }),

    changeBrand: desk.settings.changeBrand
      .use(may("manage_settings"))
      .handler(async ({ input, context: { caller } }) => {
        await write(platform, (tx) => changeBrand(tx, caller, input, clock.now()));
        identity.membersChanged();
        return { saved: true };
      }),

    changeSchedule: desk.settings.changeSchedule
      .use(may("manage_settings"))
      .handler(async ({ input, context: { caller } }) => {
        const { workspaceId, personId } = caller;
        const read = scheduleSchema.safeParse(input);
        if (!read.success) throw refusedFor(read.error);
        const version = await write(platform, async (tx) => {
          const next = await addSchedule(tx, caller, read.data, clock.now());
          await recordFacts(tx, workspaceId, [
            changed(workspaceId, personId, { part: "schedule", version: next }),
          ]);
          return next;
        });
        identity.membersChanged();
        return { version };
      }),

    changeDeadlines: desk.settings.changeDeadlines
      .use(may("manage_settings"))
      .handler(async ({ input, context: { caller } }) => {
        const { workspaceId, personId } = caller;
        const read = deadlineRulesSchema.safeParse(input.map(withoutZero));
        if (!read.success) throw refusedFor(read.error);
        await write(platform, async (tx) => {
          await tx
            .updateTable("workspaces")
            .set({ deadline_rules: JSON.stringify(read.data) })
            .where("workspace_id", "=", workspaceId)
            .execute();
          const data = { part: "deadlines", rules: read.data.length };
          await recordFacts(tx, workspaceId, [changed(workspaceId, personId, data)]);
        });
        return { saved: true };
      }),

    tryDeadline: desk.settings.tryDeadline.use(may("see_queue")).handler(({ input }) => {
      const read = scheduleSchema.safeParse(input.schedule);
      if (!read.success) return { dueAt: null, problems: problemsOf(read.error) };
      const due = openCalendar(read.data).addBusinessMinutes(Date.parse(input.at), input.minutes);
      if (due === null) return { dueAt: null, problems: [{ code: "never_opens" }] };
      return { dueAt: new Date(due).toISOString(), problems: [] };
    }),

    own: desk.settings.own
      .use(may("see_queue"))
      .handler(({ context: { caller } }) => ownSettingsOf(db, caller.workspaceId, caller.personId)),

    changeOwn: desk.settings.changeOwn
      .use(may("see_queue"))
      .handler(({ input, context: { caller } }) =>
        write(platform, (tx) => changeOwnSettings(tx, caller.workspaceId, caller.personId, input)),
      ),
  };

  function changed(workspaceId: string, actorId: string, data: Record<string, unknown>) {
    return { kind: "settings.changed", subjectId: workspaceId, actorId, at: clock.now(), data };
  }

  /** The rest of this year and the next. */
  function comingHolidays({ holidays: { country, region } }: Schedule) {
    if (!country) return [];
    const { year } = clock.now().toZonedDateTimeISO("UTC");
    return [year, year + 1].flatMap((one) => holidaysOf(country, region, one));
  }
}

/** What waits keeps the version that it was opened under. Two at once are two versions. */
async function addSchedule(
  tx: Tx,
  { workspaceId, personId }: { workspaceId: string; personId: string },
  schedule: Schedule,
  at: Temporal.Instant,
): Promise<number> {
  const workspace = await tx
    .selectFrom("workspaces")
    .select(["schedule_version", "country", "region"])
    .where("workspace_id", "=", workspaceId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const version = workspace.schedule_version + 1;
  const { country, region } = schedule.holidays;
  await tx
    .insertInto("schedules")
    .values({
      workspace_id: workspaceId,
      version,
      schedule: JSON.stringify(schedule),
      created_at: at,
      created_by: personId,
    })
    .execute();
  await tx
    .updateTable("workspaces")
    .set({ schedule_version: version, time_zone: schedule.timeZone })
    .set(country === workspace.country ? { region } : {})
    .where("workspace_id", "=", workspaceId)
    .execute();
  return version;
}

/** What holds on a network where the brand has no rule of its own: an ordinary question, and a complaint. */
function defaultsOf({ about: { network, pace, audiences } }: Channel) {
  return (["public", "private"] as const)
    .filter((audience) => audiences[audience] !== undefined)
    .map((audience) => {
      const facts: DeadlineFacts = { network, pace, audience, kind: "question", urgency: 1 };
      const rule = (given: Partial<DeadlineFacts>, match: DeadlineRule["match"]): DeadlineRule => ({
        ...deadlinesFor(DEFAULT_DEADLINES, { ...facts, ...given }),
        match: { network, audience, ...match },
      });
      return {
        network,
        ordinary: rule({}, {}),
        pressing: rule({ kind: "complaint" }, { kind: "complaint" }),
      };
    });
}

/** "From urgency 0" is any urgency. */
function withoutZero({ match: { minUrgency, ...match }, ...rule }: Loose): Loose {
  return { ...rule, match: minUrgency ? { ...match, minUrgency } : match };
}

interface Loose {
  match: { minUrgency?: number | undefined };
}

function refusedFor(error: z.ZodError) {
  const [problem = { code: "invalid" }] = problemsOf(error);
  return refused(problem.code, problem.params);
}

/** The schema's own codes with their values, and where: `week.1`, `exceptions.3.date`. */
function problemsOf(error: z.ZodError): Coded[] {
  return error.issues.map((issue) => {
    const params = "params" in issue ? (issue.params as Record<string, string | number>) : {};
    const code = /^[a-z][a-z0-9_]*$/.test(issue.message) ? issue.message : "invalid";
    return { code, params: { ...params, where: issue.path.join(".") } };
  });
}

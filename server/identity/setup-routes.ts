import { write } from "../platform/platform.ts";
import { readyAccount } from "./accounts.ts";
import { api } from "./api.ts";
import { firstSchedule, timeZoneOf, withClockRegions } from "./countries.ts";
import { foundFirstWorkspace, isSetUp } from "./founding.ts";
import { refused } from "./refusals.ts";
import type { IdentityDeps } from "./routes.ts";
import { setupCodeCheck } from "./setup-code.ts";

export function setupRoutes(deps: IdentityDeps) {
  const { platform, setupCode } = deps;
  const { db, clock, log } = platform;
  const checkCode = setupCodeCheck(setupCode, clock);

  return {
    state: api.setup.state.handler(async () => {
      const done = await isSetUp(db);
      return { done, needsCode: !done && setupCode !== null };
    }),

    preview: api.setup.preview.handler(({ input: { country, region = null } }) => {
      const timeZone = timeZoneOf(country, region);
      const now = clock.now();
      const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
      const coming = [today.year, today.year + 1]
        .flatMap((year) => deps.holidaysOf(country, region, year))
        .find((holiday) => holiday.date >= today.toString());
      return {
        timeZone,
        now: now.toString(),
        week: firstSchedule(country, region).week,
        regions: withClockRegions(country, deps.regionsOf(country)),
        nextHoliday: coming ? { date: coming.date, name: coming.name } : null,
      };
    }),

    finish: api.setup.finish.handler(async ({ input, context }) => {
      if (await isSetUp(db)) throw refused("already_set_up");
      checkCode(input.code);
      const regions = withClockRegions(input.country, deps.regionsOf(input.country));
      if (input.region !== null && regions.every((one) => one.code !== input.region))
        throw refused("unknown_region", { region: input.region });
      const owner = await readyAccount(context.identity, input.owner);
      const founded = await write(platform, (tx) => foundFirstWorkspace(tx, input, owner, clock.now()));
      context.identity.membersChanged();
      await context.identity.signIn(input.owner, context);
      return {
        workspaceId: founded.workspaceId,
        practiceId: input.door === "plaza" ? await openPractice(founded) : null,
      };
    }),
  };

  /** The brand stands without it; what could not be opened now can be opened later. */
  async function openPractice(founded: { workspaceId: string; ownerId: string }): Promise<string | null> {
    try {
      return await deps.openPractice(founded.workspaceId, founded.ownerId);
    } catch (error) {
      log.error({ err: error, ...founded }, "the practice that set-up asked for could not be opened");
      return null;
    }
  }
}

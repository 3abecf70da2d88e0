import { write } from "../platform/platform.ts";
import { readyAccount } from "./accounts.ts";
import { api } from "./api.ts";
import { timeZoneOf, withClockRegions } from "./countries.ts";
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
      const workspaceId = await write(platform, (tx) => foundFirstWorkspace(tx, input, owner, clock.now()));
      context.identity.membersChanged();
      await context.identity.signIn(input.owner, context);
      // The brand stands; a practice network that could not be founded can be connected later.
      await deps
        .onFounded?.({ workspaceId, door: input.door, brand: input.brand })
        .catch((error: unknown) => {
          log.error({ err: error, workspaceId }, "what follows set-up failed");
        });
      return { workspaceId };
    }),
  };
}

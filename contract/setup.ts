import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Schedule } from "./settings.ts";
import { Country, Language, Moment } from "./words.ts";

export const setup = {
  /** What the first page needs to know before anybody has an account. */
  state: endpoint
    .route({ method: "GET", path: "/setup", summary: "Whether Escolta is set up" })
    .output(z.object({ done: z.boolean(), needsCode: z.boolean() })),

  /** What comes of the answers, without keeping any of them. */
  preview: endpoint
    .route({
      method: "GET",
      path: "/setup/preview",
      summary: "What a country means: clock, hours, holidays, regions",
    })
    .input(z.object({ country: Country, region: z.string().max(10).optional() }))
    .output(
      z.object({
        timeZone: z.string(),
        now: Moment,
        /** The opening hours that the brand will start with. */
        week: Schedule.shape.week,
        regions: z.array(z.object({ code: z.string(), name: z.string() })),
        nextHoliday: z.object({ date: z.string(), name: z.record(z.string(), z.string()) }).nullable(),
      }),
    ),

  /** Makes owner, workspace and calendar at once: before this nothing is kept. */
  finish: endpoint
    .route({ method: "POST", path: "/setup", summary: "Create the brand and its owner" })
    .input(
      z.object({
        code: z.string().max(40).optional(),
        brand: z.string().trim().min(1).max(100),
        languages: z.array(Language).min(1).max(6),
        country: Country,
        region: z.string().max(10).nullable(),
        owner: z.object({
          name: z.string().trim().min(1).max(100),
          email: z.email().max(200),
          password: z.string().min(10).max(200),
        }),
        /** `plaza` opens a practice workspace beside the brand's own, with the practice network and its people. */
        door: z.enum(["plaza", "connect"]),
      }),
    )
    .output(
      z.object({
        workspaceId: z.uuid(),
        /** Null: none was asked for, or it could not be opened; `practice.open` tries again. */
        practiceId: z.uuid().nullable(),
      }),
    ),
};

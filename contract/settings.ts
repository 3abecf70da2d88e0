import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Coded, Country, Id, Kind, Language, Moment, Tongue } from "./words.ts";

export const Period = z.object({ from: z.string().max(5), to: z.string().max(5) });

export const Schedule = z.object({
  timeZone: z.string().max(60),
  /** ISO weekdays "1" (Monday) to "7"; a missing day is closed. */
  week: z.partialRecord(z.enum(["1", "2", "3", "4", "5", "6", "7"]), z.array(Period).max(8)),
  holidays: z.object({
    country: Country.nullable(),
    region: z.string().max(10).nullable(),
    /** Holidays the brand works on, by rule. */
    off: z.array(z.string().max(100)).max(100),
  }),
  exceptions: z
    .array(
      z.object({ date: z.iso.date(), periods: z.array(Period).max(8), name: z.string().max(100).optional() }),
    )
    .max(500),
});

/** The most specific rule that fits decides; null fields fit everything. */
export const DeadlineRule = z.object({
  match: z.object({
    network: z.string().max(40).optional(),
    pace: z.string().max(40).optional(),
    audience: z.enum(["public", "private"]).optional(),
    kind: Kind.optional(),
    minUrgency: z.int().min(0).max(3).optional(),
  }),
  /** First and next answer in business minutes; resolution in business days. */
  first: z.int().min(1).max(100_000),
  next: z.int().min(1).max(100_000),
  resolution: z.number().min(0.25).max(250),
});

/** What a person set for themselves, so that it follows them to another device; null: not said. */
export const OwnSettings = z.object({
  /** The saved view that the queue opens with. */
  openingView: Id.nullable(),
  scheme: z.enum(["light", "dark", "system"]).nullable(),
  language: Tongue.nullable(),
});
export type OwnSettings = z.infer<typeof OwnSettings>;

export const settings = {
  get: endpoint
    .route({ method: "GET", path: "/settings", summary: "Brand, calendar, deadlines, signature" })
    .output(
      z.object({
        name: z.string(),
        languages: z.array(Language),
        country: Country,
        region: z.string().nullable(),
        signature: z.enum(["none", "initials", "name"]),
        scheduleVersion: z.int(),
        schedule: Schedule,
        deadlineRules: z.array(DeadlineRule),
        /** What holds where no rule fits, by network. */
        defaults: z.array(z.object({ network: z.string(), ordinary: DeadlineRule, pressing: DeadlineRule })),
        holidays: z.array(
          z.object({ date: z.string(), rule: z.string(), name: z.record(z.string(), z.string()) }),
        ),
        regions: z.array(z.object({ code: z.string(), name: z.string() })),
      }),
    ),
  changeBrand: endpoint
    .route({ method: "PATCH", path: "/settings/brand", summary: "Name, languages, signature" })
    .input(
      z.object({
        name: z.string().trim().min(1).max(100).optional(),
        languages: z.array(Language).min(1).max(6).optional(),
        signature: z.enum(["none", "initials", "name"]).optional(),
      }),
    )
    .output(z.object({ saved: z.boolean() })),
  changeSchedule: endpoint
    .route({
      method: "PUT",
      path: "/settings/schedule",
      summary: "A new version of the calendar; what waits keeps the old one",
    })
    .input(Schedule)
    .output(z.object({ version: z.int() })),
  changeDeadlines: endpoint
    .route({ method: "PUT", path: "/settings/deadlines", summary: "Deadlines by network and kind" })
    .input(z.array(DeadlineRule).max(200))
    .output(z.object({ saved: z.boolean() })),
  /** "A message on Friday 16:45 is due …" */
  tryDeadline: endpoint
    .route({
      method: "POST",
      path: "/settings/try-deadline",
      summary: "When a message of that moment would be due",
    })
    .input(z.object({ schedule: Schedule, at: Moment, minutes: z.int().min(1).max(100_000) }))
    .output(z.object({ dueAt: Moment.nullable(), problems: z.array(Coded) })),
  own: endpoint
    .route({ method: "GET", path: "/settings/own", summary: "What one set for oneself" })
    .output(OwnSettings),
  changeOwn: endpoint
    .route({
      method: "PATCH",
      path: "/settings/own",
      summary: "Opening view, look and language of one's own",
    })
    .input(OwnSettings.partial())
    .output(OwnSettings),
};

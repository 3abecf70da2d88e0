import { setTimeout as sleep } from "node:timers/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { z } from "zod";
import type { Plaza, PlazaContext } from "./context.ts";
import { Refused } from "./refusal.ts";
import { type Limits, type Weather, weathers } from "./tables.ts";

export const defaultLimits: Limits = { requests: 300, writes: 30 };

export const weatherInput = z.object({
  mode: z.enum(weathers),
  probability: z.number().min(0).max(1).default(1),
  /** Milliseconds until it clears up, at most a day. */
  for: z.int().min(1).max(86_400_000).default(60_000),
  delay: z.int().min(0).max(120_000).default(5_000),
  /** A minute and token; null for the usual ones. Left out, they stay as they are. */
  limits: z
    .object({ requests: z.int().min(1).max(1_000_000), writes: z.int().min(1).max(1_000_000) })
    .nullable()
    .optional(),
});

export async function setWeather(
  plaza: Plaza,
  townId: string,
  input: z.output<typeof weatherInput>,
): Promise<void> {
  const { mode, probability, delay, limits } = input;
  const until = plaza.now().add({ milliseconds: input.for }).toString();
  const weather: Weather | null = mode === "clear" ? null : { mode, probability, delay, until };
  await plaza.db
    .updateTable("towns")
    .set({
      weather: weather && JSON.stringify(weather),
      ...(limits === undefined ? {} : { limits: limits && JSON.stringify(limits) }),
    })
    .where("id", "=", townId)
    .execute();
  plaza.wake();
}

export function isOver(weather: Weather, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(weather.until), now) <= 0;
}

/** Lets a request through the weather of its town: returns the answer the weather gives, or runs it and returns nothing. */
export async function meetWeather(
  plaza: Plaza,
  c: PlazaContext,
  weather: Weather | null,
  next: () => Promise<void>,
): Promise<Response | undefined> {
  const now = plaza.now();
  if (!weather || isOver(weather, now) || plaza.chance() >= weather.probability) return void (await next());
  switch (weather.mode) {
    case "rate_limited": {
      const left = Temporal.Instant.from(weather.until).since(now).total("seconds");
      throw new Refused(429, "rate_limited", {}, { "Retry-After": String(Math.ceil(left)) });
    }
    case "down":
      throw new Refused(500, "down");
    case "refuse":
      throw new Refused(403, "forbidden");
    case "html":
      return c.html(
        "<!doctype html><title>502</title><h1>502 Bad Gateway</h1><p>Plaza is over capacity.",
        502,
      );
    case "silent":
      return neverAnswer(plaza, c);
    case "slow":
      await sleep(weather.delay, undefined, { signal: plaza.stopping }).catch(() => {});
      return void (await next());
    case "lost_answer":
      await next();
      if (c.req.method !== "GET" && c.res.status < 400) c.res = await cutOff(plaza, c);
      return;
    case "clear":
      return void (await next());
  }
}

/** Holds the line until the other side hangs up, or Plaza stops. */
async function neverAnswer(plaza: Plaza, c: PlazaContext): Promise<Response> {
  const socket = c.env?.incoming?.socket;
  const gone = new AbortController();
  socket?.once("close", () => gone.abort());
  const over = AbortSignal.any([plaza.stopping, socket ? gone.signal : c.req.raw.signal]);
  if (!over.aborted && !socket?.destroyed) {
    await new Promise((resolve) => over.addEventListener("abort", resolve, { once: true }));
  }
  if (!socket) throw new Refused(503, "down");
  socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** The write is done and committed; its answer never leaves. */
async function cutOff(plaza: Plaza, c: PlazaContext): Promise<Response> {
  const socket = c.env?.incoming?.socket;
  if (!socket) return neverAnswer(plaza, c);
  socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

import type { MiddlewareHandler } from "hono";
import { sql } from "kysely";
import type { MemberRow, Plaza, PlazaContext, PlazaEnv, Signed } from "./context.ts";
import { hashToken, memberOf } from "./members.ts";
import { Refused } from "./refusal.ts";
import { defaultLimits, meetWeather } from "./weather.ts";

/**
 * Every request but those for images: whose token it is, then the town's weather, then the limits. The keeper meets
 * neither: somebody has to be able to end the rain.
 */
export function gate(plaza: Plaza): MiddlewareHandler<PlazaEnv> {
  return async (c, next) => {
    const signed = await signIn(plaza, c);
    c.set("signed", signed);
    if (signed.keeper) return next();
    return meetWeather(plaza, c, signed.weather, async () => {
      await countRequest(plaza, c, signed);
      await next();
    });
  };
}

/** The member who acts: of the token, or whom the keeper names in `Plaza-As`. */
export function actor(c: PlazaContext): MemberRow {
  const { member } = c.get("signed");
  if (!member) throw new Refused(400, "as_whom");
  return member;
}

export function keeperOnly(c: PlazaContext): Signed {
  const signed = c.get("signed");
  if (!signed.keeper) throw new Refused(403, "keeper_only");
  return signed;
}

async function signIn(plaza: Plaza, c: PlazaContext): Promise<Signed> {
  const token = /^Bearer +(\S+)$/i.exec(c.req.header("Authorization") ?? "")?.[1];
  if (!token) throw new Refused(401, "unauthorized");
  const tokenHash = hashToken(token);
  const found = await plaza.db
    .selectFrom("tokens")
    .innerJoin("towns", "towns.id", "tokens.town_id")
    .select(["towns.id", "towns.name", "towns.weather", "towns.limits", "tokens.member_id", "tokens.app"])
    .where("tokens.hash", "=", tokenHash)
    .executeTakeFirst();
  if (!found) throw new Refused(401, "unauthorized");
  const keeper = found.member_id === null;
  const who = found.member_id ?? c.req.header("Plaza-As");
  return {
    townId: found.id,
    townName: found.name,
    weather: found.weather,
    limits: found.limits ?? defaultLimits,
    member: who ? await memberOf(plaza.db, found.id, who) : null,
    keeper,
    app: found.app,
    tokenHash,
  };
}

/** One row a token, for the minute that runs. Throws 429 with Retry-After; says in headers what is left. */
async function countRequest(plaza: Plaza, c: PlazaContext, { tokenHash, limits }: Signed): Promise<void> {
  const now = plaza.now();
  const minute = now.round({ smallestUnit: "minute", roundingMode: "floor" });
  const isWrite = c.req.method !== "GET";
  const { rows } = await sql<{ requests: number; writes: number }>`
    insert into plaza.rate_windows as w (token_hash, minute, requests, writes)
    values (${tokenHash}, ${minute.toString()}, 1, ${isWrite ? 1 : 0})
    on conflict (token_hash) do update set
      requests = 1 + case when w.minute = excluded.minute then w.requests else 0 end,
      writes = excluded.writes + case when w.minute = excluded.minute then w.writes else 0 end,
      minute = excluded.minute
    returning requests, writes
  `.execute(plaza.db);
  const { requests, writes } = rows[0]!;
  const [limit, used] =
    isWrite && limits.writes - writes < limits.requests - requests
      ? [limits.writes, writes]
      : [limits.requests, requests];
  const reset = String(Math.ceil(minute.add({ minutes: 1 }).since(now).total("seconds")));
  const headers = {
    "RateLimit-Limit": String(limit),
    "RateLimit-Remaining": String(Math.max(0, limit - used)),
    "RateLimit-Reset": reset,
  };
  if (used > limit) throw new Refused(429, "rate_limited", {}, { ...headers, "Retry-After": reset });
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
}

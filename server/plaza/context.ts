import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Selectable } from "kysely";
import type { Limits, PlazaDb, PlazaTables, Weather } from "./tables.ts";

export interface Log {
  warn(values: object, message: string): void;
  error(values: object, message: string): void;
}

/** What every part of Plaza is handed. */
export interface Plaza {
  db: PlazaDb;
  /** Cut to milliseconds, so that what is shown before and after it is stored is the same. */
  now(): Temporal.Instant;
  fetch: typeof fetch;
  log: Log;
  /** 0 to 1, for weather that meets only a part of the requests, and for who of the cast speaks when. */
  chance(): number;
  /** Where browsers find the drawn face for a seed. */
  faceAt(seed: string): string;
  /** The same for a brand's mark, by its letters. */
  markAt(letters: string): string;
  /** Something was written: the webhooks look at once instead of at their next turn. */
  wake(): void;
  stopping: AbortSignal;
}

export type MemberRow = Selectable<PlazaTables["members"]>;
export type PostRow = Selectable<PlazaTables["posts"]>;
export type MessageRow = Selectable<PlazaTables["messages"]>;

/** Who asks: a member by its token, or the keeper, alone or as a member. */
export interface Signed {
  townId: string;
  townName: string;
  weather: Weather | null;
  limits: Limits;
  member: MemberRow | null;
  keeper: boolean;
  /** The name of the connected app; null for the keeper, who writes on Plaza's own page. */
  app: string | null;
  tokenHash: Buffer;
}

export interface PlazaEnv {
  Bindings: Partial<HttpBindings>;
  Variables: { signed: Signed };
}

export type PlazaContext = Context<PlazaEnv>;

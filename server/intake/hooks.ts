/**
 * Where networks push: `/<workspace>/<connection>`. What comes is verified over its raw bytes, kept, and only then
 * acknowledged; what it says is read afterwards. Refusals are JSON, `{ error: code }`.
 */
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import type { Connections, OpenConnection } from "../channels/index.ts";
import type { Platform } from "../platform/platform.ts";
import { createGathering } from "./gather.ts";

export interface HookDeps {
  platform: Platform;
  connections: Connections;
  nudge(connectionId: string): void;
}

export const MAX_BYTES = 5 * 1024 * 1024;
/** When the database is away: long enough for a restart of it. */
const RETRY_SECONDS = "30";

const ids = z.object({ workspaceId: z.uuid(), connectionId: z.uuid() });

export function createHooks(deps: HookDeps): Hono {
  const hooks = new Hono();
  const keepPush = createGathering(deps.platform.db);
  hooks.on(["GET", "POST"], "/:workspaceId/:connectionId", async (context) => {
    try {
      return await receive({ ...deps, keepPush }, context);
    } catch (error) {
      deps.platform.log.error({ err: error }, "a push could not be kept; its network is asked to try again");
      context.header("retry-after", RETRY_SECONDS);
      return context.json({ error: "try_later" }, 503);
    }
  });
  return hooks;
}

interface Receiving extends HookDeps {
  keepPush: ReturnType<typeof createGathering>;
}

async function receive(deps: Receiving, context: Context): Promise<Response> {
  const { platform, connections, keepPush, nudge } = deps;
  const asked = ids.safeParse(context.req.param());
  if (!asked.success) return context.json({ error: "unknown_hook" }, 404);
  const { workspaceId, connectionId } = asked.data;
  const connection = await connections.open(workspaceId, connectionId);
  if (!connection?.channel.receive) return context.json({ error: "unknown_hook" }, 404);

  const body = await readBody(context.req.raw);
  if (body === "too_large") return context.json({ error: "too_large", max: MAX_BYTES }, 413);
  if (body === "truncated") return context.json({ error: "truncated" }, 400);

  const receivedAt = platform.clock.now();
  const answered = verify(connection, context, body, receivedAt);
  if (answered) return answered;
  if (context.req.method === "GET") return context.json({ error: "post_it" }, 405);
  await keepPush(connection, body, receivedAt);
  nudge(connectionId);
  return context.json({ kept: true });
}

/** What is answered at once; null: it is theirs, and is to be kept. */
function verify(
  { channel, account }: OpenConnection,
  context: Context,
  body: Uint8Array,
  receivedAt: Temporal.Instant,
): Response | null {
  const { method, url, raw } = context.req;
  const received = channel.receive!(account, { method, url, headers: raw.headers, body, receivedAt });
  if (!received.ok) return context.json({ error: received.reason }, received.status);
  if (!("answer" in received)) return null;
  const { status, body: text } = received.answer;
  // A challenge is somebody else's text: it is never a page.
  context.header("x-content-type-options", "nosniff");
  context.header("content-type", text.startsWith("{") ? "application/json" : "text/plain; charset=utf-8");
  return context.body(text, status as ContentfulStatusCode);
}

/** Stops reading at the limit, and notices what broke off. */
async function readBody(request: Request): Promise<Uint8Array | "too_large" | "truncated"> {
  const said = request.headers.get("content-length");
  if (said !== null && Number(said) > MAX_BYTES) return "too_large";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      bytes += part.value.byteLength;
      if (bytes > MAX_BYTES) {
        await reader?.cancel();
        return "too_large";
      }
      chunks.push(part.value);
    }
  } catch {
    return "truncated";
  }
  if (said !== null && bytes < Number(said)) return "truncated";
  return Buffer.concat(chunks);
}

/** Everything that is asked over HTTP, in the order in which it is looked at. */
import { getConnInfo } from "@hono/node-server/conninfo";
import { SmartCoercionPlugin } from "@orpc/json-schema";
import { OpenAPIGenerator } from "@orpc/openapi";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { type AnyRouter, onError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/fetch";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { sql } from "kysely";
import { contract } from "../contract/index.ts";
import { type Identity, type RequestContext, refuseForeignOrigin } from "./identity/index.ts";
import type { Config } from "./platform/config.ts";
import { inward, isDatabaseAway } from "./platform/http/api-error.ts";
import { apiPage } from "./platform/http/api-page.ts";
import { createMetrics } from "./platform/http/metrics.ts";
import { createPages, safely, sayBuild } from "./platform/http/pages.ts";
import type { Platform } from "./platform/platform.ts";

interface WebOptions {
  config: Pick<Config, "publicUrl" | "loopback" | "bodyLimit" | "trustProxy">;
  platform: Platform;
  router: AnyRouter;
  identity: Identity;
  hooks: Hono;
  files: Hono;
  plaza: { fetch: (request: Request, env?: object) => Response | Promise<Response> };
  pages: string;
}

/** Longest wait for the database when somebody asks whether the desk is ready. */
const READY_MS = 5_000;
/** When the database is away: long enough for a restart of it. */
const RETRY_SECONDS = "30";

const schemas = [new ZodToJsonSchemaConverter()];

export function createWeb({ config, platform, router, identity, ...parts }: WebOptions): Hono {
  const { db, log } = platform;
  const metrics = createMetrics(db);
  const rpc = new RPCHandler<RequestContext>(router as never, {
    interceptors: [
      onError((error) => {
        throw inward(error, log);
      }),
    ],
  });
  const rest = new OpenAPIHandler<RequestContext>(router as never, {
    interceptors: [
      onError((error) => {
        throw inward(error, log);
      }),
    ],
    plugins: [new SmartCoercionPlugin({ schemaConverters: schemas })],
  });
  let described: Promise<object> | null = null;

  const web = new Hono();
  web.onError((error, context) => {
    if (!isDatabaseAway(error)) {
      log.error({ err: error, path: context.req.path }, "a request failed");
      return context.json({ code: "INTERNAL_SERVER_ERROR" }, 500);
    }
    log.warn({ err: error }, "the database is away");
    context.header("retry-after", RETRY_SECONDS);
    return context.json({ code: "SERVICE_UNAVAILABLE" }, 503);
  });
  web.use(async (context, next) => {
    const began = performance.now();
    await next();
    const route = context.req.path.split("/").slice(0, 3).join("/");
    const kind = /^\/(rpc|api|hooks|files|plaza|assets|healthz|readyz|metrics)/.exec(route)?.[1] ?? "page";
    metrics.took(context.req.method, kind, context.res.status, (performance.now() - began) / 1000);
  });

  web.get("/healthz", (context) => context.text("ok\n"));
  web.get("/readyz", async (context) => {
    try {
      // A database behind a dead line does not refuse: it says nothing.
      await Promise.race([sql`select 1`.execute(db), silence(READY_MS)]);
      return context.text("ready\n");
    } catch {
      return context.text("the database is away\n", 503);
    }
  });
  web.get("/metrics", async (context) => {
    if (!isThisMachine(addressOf(context))) return context.text("only from this machine\n", 403);
    return context.text(await metrics.text(), 200, { "content-type": metrics.type });
  });

  web.route("/hooks", parts.hooks);
  web.all("/plaza/api/*", (context) => {
    const url = new URL(context.req.url);
    url.pathname = url.pathname.slice("/plaza/api".length);
    return parts.plaza.fetch(new Request(url, context.req.raw), context.env as object);
  });

  web.use(safely);
  web.use(compress());
  web.use(sayBuild(parts.pages));
  for (const path of ["/rpc/*", "/api/*", "/files/*"]) {
    web.use(path, async (context, next) => refuseForeignOrigin(context.req.raw, config) ?? (await next()));
    web.use(
      path,
      bodyLimit({
        maxSize: config.bodyLimit,
        onError: (context) => context.json({ code: "too_large" }, 413),
      }),
    );
  }
  web.route("/files", parts.files);
  web.on(["GET", "POST"], "/api/auth/*", (context) => identity.handle(context.req.raw, addressOf(context)));
  web.get("/api/openapi.json", async (context) => context.json(await describe()));
  web.get("/api", async (context) => context.html(apiPage(await describe())));
  web.use("/rpc/*", (context) => answer(context, rpc, "/rpc"));
  web.use("/api/*", (context) => answer(context, rest, "/api"));
  web.route("/", createPages(parts.pages));
  return web;

  async function answer(
    context: Context,
    handler: RPCHandler<RequestContext> | OpenAPIHandler<RequestContext>,
    prefix: `/${string}`,
  ): Promise<Response> {
    const responseHeaders = new Headers();
    const asked = {
      headers: context.req.raw.headers,
      responseHeaders,
      address: addressOf(context),
      identity,
    };
    const { matched, response } = await handler.handle(context.req.raw, { prefix, context: asked });
    if (!matched) return context.json({ code: "NOT_FOUND" }, 404);
    const answered = new Response(response.body, response);
    for (const cookie of responseHeaders.getSetCookie()) answered.headers.append("set-cookie", cookie);
    return answered;
  }

  function describe(): Promise<object> {
    described ??= new OpenAPIGenerator({ schemaConverters: schemas }).generate(contract, {
      info: { title: "Escolta", version: "1" },
      servers: [{ url: "/api" }],
    });
    return described;
  }

  /** Who asks: the socket's other end, or what the operator's proxy says of it. */
  function addressOf(context: Context): string {
    const socket = getConnInfo(context).remote.address ?? "";
    const said = config.trustProxy
      ? context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim()
      : undefined;
    return said || socket;
  }
}

function silence(ms: number): Promise<never> {
  return new Promise((_, failed) => {
    setTimeout(() => failed(new Error("no answer")), ms).unref();
  });
}

function isThisMachine(address: string): boolean {
  return /^(127\.|::1$|::ffff:127\.)/.test(address);
}

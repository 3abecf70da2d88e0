import { Hono } from "hono";
import { z } from "zod";
import { runShow, showOf, startStorm, stopStorm } from "../cast/show.ts";
import type { Plaza, PlazaEnv } from "../context.ts";
import { keeperOnly } from "../gate.ts";
import { readJson } from "../input.ts";

/** The cast of a town and its storms: the keeper's, like the weather. Each answers with the show as it is then. */
export function showRoutes(plaza: Plaza): Hono<PlazaEnv> {
  const app = new Hono<PlazaEnv>();
  app.get("/show", async (c) => c.json(await showOf(plaza, keeperOnly(c).townId)));
  app.put("/show", async (c) => {
    const { townId } = keeperOnly(c);
    const { running } = await readJson(c, z.object({ running: z.boolean() }));
    await runShow(plaza, townId, running);
    return c.json(await showOf(plaza, townId));
  });
  app.post("/storm", async (c) => {
    const { townId } = keeperOnly(c);
    await startStorm(plaza, townId);
    return c.json(await showOf(plaza, townId), 201);
  });
  app.delete("/storm", async (c) => {
    const { townId } = keeperOnly(c);
    await stopStorm(plaza, townId);
    return c.json(await showOf(plaza, townId));
  });
  return app;
}

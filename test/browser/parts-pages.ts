/** The screens built with the page of the parts, which no build that people run has in it, and served. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { build } from "vite";
import { createPages } from "../../server/platform/http/pages.ts";

export async function partsPages(): Promise<{ base: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "escolta-parts-"));
  process.env.VITE_PARTS = "1";
  const root = join(import.meta.dirname, "../../web");
  await build({ root, logLevel: "warn", build: { outDir: folder, emptyOutDir: true } });
  delete process.env.VITE_PARTS;
  const server = createServer(getRequestListener(createPages(folder).fetch));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  return {
    base: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    async close() {
      await new Promise((closed) => server.close(closed));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

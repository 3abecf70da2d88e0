import { defineConfig } from "vitest/config";

/** Against the real software of the networks: one network at a time, up before its file and down after it. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["*.test.ts"],
    // The desk's own database; each network brings what it needs besides.
    globalSetup: ["../../server/test/postgres.ts"],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    experimental: { viteModuleRunner: false },
  },
});

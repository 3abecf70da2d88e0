import { defineConfig } from "vitest/config";

/** Three kinds of test: rules (no database), database (a real PostgreSQL, a database per file), browser. */
export default defineConfig({
  test: {
    experimental: { viteModuleRunner: false },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "rules",
          include: [
            "server/**/*.rules.test.ts",
            "server/architecture.test.ts",
            "contract/**/*.test.ts",
            "web/**/*.test.ts",
            "bin/**/*.test.ts",
            "bench/**/*.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["server/**/*.test.ts"],
          exclude: ["server/**/*.rules.test.ts", "server/architecture.test.ts"],
          globalSetup: ["server/test/postgres.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["server/test/postgres.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

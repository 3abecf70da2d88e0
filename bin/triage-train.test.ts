import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** What ships is what the repository makes, bit for bit: whoever changes a word list or a message trains again. */
test("the weights that are there are those that the corpus makes", { timeout: 600_000 }, () => {
  const { status, stderr } = spawnSync(process.execPath, ["bin/triage-train.ts", "--check"], {
    encoding: "utf8",
  });
  expect(stderr).not.toMatch(/others/);
  expect(status).toBe(0);
});

import { execFileSync, spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("one line out for each line in, in order; a bad line is named and does not stop the rest", () => {
  const lines = [
    '{"text":"On és la meva comanda? Truqueu-me al 612345678","lang":"ca"}',
    "oops",
    '{"text":5}',
    '{"text":"ok"}',
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, ["bin/triage.ts", "-"], {
    input: `${lines.join("\n")}\n`,
    encoding: "utf8",
  });
  const [first, second, third, fourth, ...more] = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(status).toBe(1);
  expect(more).toEqual([]);
  expect(Object.keys(first)).toEqual(
    "language kind kinds topic mood urgency needsReply audience personalData confidence reasons likeness".split(
      " ",
    ),
  );
  expect(first.personalData).toEqual([{ kind: "phone", start: 37, end: 46 }]);
  expect(first.likeness).toMatch(/^[0-9a-f]{16}$/);
  expect(first.reasons.every((reason: unknown) => typeof reason === "string")).toBe(true);
  expect([typeof second.error, typeof third.error, fourth.language]).toEqual(["string", "string", "und"]);
  expect(stderr).toMatch(/^line 2: not JSON/);
  expect(stderr).toMatch(/line 3: no "text"/);
});

test("all lines good: exit code 0", () => {
  const out = execFileSync(process.execPath, ["bin/triage.ts", "-"], {
    input: '{"text":"grazie mille"}',
    encoding: "utf8",
  });
  expect(JSON.parse(out).kind).toBe("other");
});

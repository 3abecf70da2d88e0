import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { createLog, type LogOptions } from "./log.ts";

function lines(format: LogOptions["format"]) {
  const written: string[] = [];
  return { written, log: createLog({ level: "info", format }, { write: (line) => written.push(line) }) };
}

test("takes secrets out, wherever they usually lie", () => {
  const { written, log } = lines("json");
  log.info(
    { req: { headers: { authorization: "Bearer s3cret", cookie: "s3cret", accept: "text/html" } } },
    "request",
  );
  log.info({ password: "s3cret", settings: { appPassword: "s3cret", handle: "tren.example" } });
  log.child({ token: "s3cret" }).warn({ account: { secrets: { any: "s3cret" } }, secret: "s3cret" });
  const all = written.join("");
  expect(all).not.toContain("s3cret");
  expect(all).toContain("text/html");
  expect(all).toContain("tren.example");
});

test("writes one readable line for a person, with an error's stack below", () => {
  const { written, log } = lines("pretty");
  log.debug("not at this level");
  log.warn({ account: "plaza", ms: 812 }, "The network is slow");
  log.error({ err: new Error("boom") }, "Not sent");
  const [slow = "", failed = ""] = written.map(stripVTControlCharacters);
  expect(slow).toMatch(/^\d\d:\d\d:\d\d warn {2}The network is slow account=plaza ms=812\n$/);
  expect(failed).toMatch(/error Not sent\n {2}Error: boom\n {6}at /);
});

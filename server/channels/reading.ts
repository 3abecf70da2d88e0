/** What every `parse` needs: times, addresses and complaints that are fit for the desk, whoever wrote them. */
import { z } from "zod";

/** A moment as ISO 8601 with "Z" or an offset → the same in UTC. */
export const moment = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    context.addIssue({ code: "custom", message: "not a moment in ISO 8601" });
    return z.NEVER;
  }
});

/** An address that may be opened by people: never a script. */
export function webAddress(url: string | null | undefined): string | null {
  return url && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;
}

/** Where a payload could not be read and why, in at most 200 characters. */
export function firstProblem(error: z.ZodError): string {
  const { path = [], message = "cannot be read" } = error.issues[0] ?? {};
  return `${path.join(".") || "body"}: ${message}`.slice(0, 200);
}

import { oc } from "@orpc/contract";
import { z } from "zod";
import { Coded } from "./words.ts";

/**
 * Where every endpoint starts: the refusals that any of them may answer with. A workspace is chosen by the header
 * `escolta-workspace`; without it the first one of the signed-in person is meant. What belongs to another workspace
 * is NOT_FOUND, never FORBIDDEN: nobody learns that it exists.
 */
export const endpoint = oc.errors({
  SIGN_IN: { status: 401 },
  FORBIDDEN: { status: 403, data: z.object({ needs: z.string() }) },
  NOT_FOUND: { status: 404 },
  /** What was asked cannot be done as things stand; the code says why. */
  REFUSED: { status: 422, data: Coded },
});

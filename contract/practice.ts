import { z } from "zod";
import { endpoint } from "./endpoint.ts";

export const practice = {
  /** The key that lets Plaza's own page act as any of its people, and make the weather. */
  key: endpoint
    .route({ method: "GET", path: "/practice/key", summary: "The keeper's key of this workspace's Plaza" })
    .output(z.object({ address: z.string(), key: z.string(), brandHandle: z.string() })),
};

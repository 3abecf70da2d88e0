import { z } from "zod";

export const settings = z.object({
  /** Plaza's API: the desk's own by default, filled in when the town is founded. */
  address: z
    .string()
    .trim()
    .max(500)
    .overwrite((typed) => typed.replace(/\/+$/, ""))
    .refine(isAddress, { error: "https_or_loopback" })
    .meta({ field: "url" }),
  token: z.string().trim().min(1).max(200).meta({ field: "secret" }),
  /** Signs what Plaza pushes. Made by the desk. */
  webhookSecret: z.string().min(32).max(200).meta({ field: "generated_secret" }),
});

export type Settings = z.output<typeof settings>;

/** https anywhere; http only to this very machine, because the token travels with every request. */
function isAddress(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password || url.search || url.hash) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isThisMachine(url));
}

export function isThisMachine({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

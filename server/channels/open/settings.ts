/** What an operator gives to connect a system of their own. */
import { z } from "zod";

export const settings = z.object({
  /** What this connection is called in the desk. */
  name: z.string().trim().min(1).max(80).meta({ field: "text" }),
  /** Signs both ways. Made by the desk, shown once; a system that already has one may bring its own. */
  secret: z.string().min(32).max(200).meta({ field: "generated_secret" }),
  /** Where answers go. Without it messages are heard but cannot be answered. */
  callbackUrl: z
    .union([z.literal(""), z.string().trim().max(500).refine(isCallbackUrl, "https_or_loopback")])
    .default("")
    .meta({ field: "url" }),
  /** The callback also answers `GET ?delivery=<id>`: unknown outcomes then settle themselves. */
  lookup: z.boolean().default(false).meta({ field: "switch" }),
});

export type Settings = z.infer<typeof settings>;

/** https anywhere; http only to this very machine, because the signature does not hide what it signs. */
function isCallbackUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username || password) return false;
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

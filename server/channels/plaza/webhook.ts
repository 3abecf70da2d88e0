import { createHmac, timingSafeEqual } from "node:crypto";
import type { Account, Delivery, Reach, Received } from "../channel.ts";
import { channelErrorOf } from "../http.ts";
import { ask } from "./api.ts";
import type { Settings } from "./settings.ts";

/** Tells Plaza where to push, and with which secret to sign. Throws `ChannelError`. */
export async function subscribe(
  { settings }: Account<Settings>,
  hookUrl: string,
  reach: Reach,
): Promise<void> {
  const answer = await ask(settings, reach, {
    method: "PUT",
    path: "/webhook",
    body: { url: hookUrl, secret: settings.webhookSecret },
  });
  if (answer.kind !== "answered" || answer.status !== 200) throw channelErrorOf(answer, reach.now());
}

/** Over the raw bytes. How old a push is does not matter: what was heard already does nothing. */
export function receive({ settings }: Account<Settings>, { headers, body }: Delivery): Received {
  const [, t, v1] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(headers.get("plaza-signature") ?? "") ?? [];
  if (!t || !v1) return { ok: false, status: 401, reason: "missing_signature" };
  const right = createHmac("sha256", settings.webhookSecret).update(`${t}.`).update(body).digest();
  return timingSafeEqual(right, Buffer.from(v1, "hex"))
    ? { ok: true }
    : { ok: false, status: 401, reason: "wrong_signature" };
}

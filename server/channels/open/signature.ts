/**
 * `Escolta-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`, the same in both directions. Several `v1`
 * may stand in one header, so that a secret can be changed without a gap.
 */
import { createHmac, timingSafeEqual } from "node:crypto";

export const SIGNATURE_HEADER = "escolta-signature";

/** A signature is taken for five minutes around its time: enough for clocks, too short to be worth stealing. */
const TOLERANCE_SECONDS = 300;

export function sign(secret: string, body: string | Uint8Array, now: Temporal.Instant): string {
  const t = Math.floor(now.epochMilliseconds / 1000);
  return `t=${t},v1=${mac(secret, String(t), body).toString("hex")}`;
}

/** Why a signature does not hold, as a word for logs and for the sender; null when it holds. */
export function whyNotSigned(
  secret: string,
  header: string | null,
  body: string | Uint8Array,
  now: Temporal.Instant,
): "missing_signature" | "malformed_signature" | "stale_signature" | "wrong_signature" | null {
  if (!header) return "missing_signature";
  const parts = header
    .slice(0, 1000)
    .split(",")
    .map((part) => part.trim().split("="));
  const t = parts.find(([name]) => name === "t")?.[1] ?? "";
  const given = parts.flatMap(([name, value]) => (name === "v1" && value ? [value] : []));
  if (!/^\d{9,11}$/.test(t) || given.length === 0) return "malformed_signature";
  // The signature first: only who knows the secret learns anything about our clock.
  const right = mac(secret, t, body);
  const holds = given.some((hex) => {
    const bytes = Buffer.from(/^[0-9a-f]{64}$/i.test(hex) ? hex : "", "hex");
    return bytes.length === right.length && timingSafeEqual(bytes, right);
  });
  if (!holds) return "wrong_signature";
  return Math.abs(now.epochMilliseconds / 1000 - Number(t)) > TOLERANCE_SECONDS ? "stale_signature" : null;
}

function mac(secret: string, t: string, body: string | Uint8Array): Buffer {
  return createHmac("sha256", secret).update(`${t}.`).update(body).digest();
}

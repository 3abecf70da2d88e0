/** Speaking to an operator's callback: signed, with the delivery's id, never following a redirect. */
import type { Reach } from "../channel.ts";
import { type HttpAnswer, requestJson } from "../http.ts";
import type { Settings } from "./settings.ts";
import { SIGNATURE_HEADER, sign } from "./signature.ts";

const TIMEOUT_MS = 15_000;

export function deliver(
  settings: Settings,
  reach: Reach,
  deliveryId: string,
  content: Record<string, unknown>,
): Promise<HttpAnswer> {
  const body = JSON.stringify(content);
  return requestJson(reach, {
    method: "POST",
    url: settings.callbackUrl,
    headers: {
      "content-type": "application/json",
      "escolta-delivery": deliveryId,
      [SIGNATURE_HEADER]: sign(settings.secret, body, reach.now()),
    },
    body,
    timeoutMs: TIMEOUT_MS,
    follow: false,
  });
}

/** A GET has no body: the delivery's id is what is signed. */
export function lookUp(settings: Settings, reach: Reach, deliveryId: string): Promise<HttpAnswer> {
  const url = new URL(settings.callbackUrl);
  url.searchParams.set("delivery", deliveryId);
  return requestJson(reach, {
    url,
    headers: {
      "escolta-delivery": deliveryId,
      [SIGNATURE_HEADER]: sign(settings.secret, deliveryId, reach.now()),
    },
    timeoutMs: TIMEOUT_MS,
    follow: false,
  });
}

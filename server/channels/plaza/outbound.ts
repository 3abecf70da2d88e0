import { z } from "zod";
import type { FoundSent, Outbound, Reach, SendOutcome } from "../channel.ts";
import { retryAfter } from "../http.ts";
import { ask, read, whyNot } from "./api.ts";
import type { Settings } from "./settings.ts";
import { replyTo } from "./shapes.ts";

const published = z.object({ post: z.object({ id: z.string() }) });
const said = z.object({ message: z.object({ id: z.string(), chat: z.string() }) });
const media = z.object({ media: z.object({ id: z.string() }) });

/** With `outbound.id` as the idempotency key: whatever happens on the way, Plaza writes it once. */
export function send(settings: Settings, outbound: Outbound, reach: Reach): Promise<SendOutcome> {
  return outbound.audience === "public"
    ? publish(settings, outbound, reach)
    : sendMessage(settings, outbound, reach);
}

async function publish(settings: Settings, outbound: Outbound, reach: Reach): Promise<SendOutcome> {
  const images: { media: string; alt: string }[] = [];
  for (const image of outbound.images) {
    const answer = await ask(settings, reach, {
      method: "POST",
      path: "/media",
      body: image.bytes,
      headers: { "content-type": image.type },
    });
    const kept = read(answer, media);
    if (!kept) return beforeWriting(whyNot(answer, reach.now()));
    images.push({ media: kept.media.id, alt: image.alt });
  }
  const answer = await ask(settings, reach, {
    method: "POST",
    path: "/posts",
    body: { text: outbound.text, parent: outbound.parent.externalId, images },
    headers: { "idempotency-key": outbound.id },
  });
  const done = read(answer, published);
  return done ? sentPost(done.post.id) : whyNot(answer, reach.now());
}

/** An image that did not arrive, or perhaps did: nothing was published yet. */
function beforeWriting(failure: ReturnType<typeof whyNot>): SendOutcome {
  return failure.outcome === "unknown"
    ? { outcome: "later", after: null, refusal: failure.refusal }
    : failure;
}

async function sendMessage(settings: Settings, outbound: Outbound, reach: Reach): Promise<SendOutcome> {
  const { parent } = outbound;
  const before = replyTo.safeParse(parent.replyTo).data;
  // To somebody who only wrote in public there is no chat yet.
  const to = before && "chat" in before ? { chat: before.chat } : { to: parent.author.externalId };
  const answer = await ask(settings, reach, {
    method: "POST",
    path: "/messages",
    body: { text: outbound.text, ...to },
    headers: { "idempotency-key": outbound.id },
  });
  const done = read(answer, said);
  return done ? sentMessage(done.message) : whyNot(answer, reach.now());
}

function sentPost(id: string) {
  return { outcome: "sent", externalId: id, url: null, replyTo: { post: id } } as const;
}

function sentMessage({ id, chat }: { id: string; chat: string }) {
  return { outcome: "sent", externalId: id, url: null, replyTo: { chat } } as const;
}

const posts = z.object({ posts: z.array(published.shape.post) });
const messages = z.object({ messages: z.array(said.shape.message) });

export async function findSent(settings: Settings, outbound: Outbound, reach: Reach): Promise<FoundSent> {
  const isPublic = outbound.audience === "public";
  const path = `/${isPublic ? "posts" : "messages"}?key=${encodeURIComponent(outbound.id)}`;
  const answer = await ask(settings, reach, { path });
  const found = isPublic
    ? read(answer, posts)?.posts.map((post) => sentPost(post.id))
    : read(answer, messages)?.messages.map(sentMessage);
  if (!found) {
    const after = answer.kind === "answered" ? retryAfter(answer.headers, reach.now()) : null;
    return { found: "later", after };
  }
  const [one] = found;
  return one
    ? { found: "yes", externalId: one.externalId, url: one.url, replyTo: one.replyTo }
    : { found: "no" };
}

/** Messages at an even pace to an Open hook, each known by a number in its text. */
import { sleep } from "./local.ts";
import { present } from "./page.ts";
import { type OpenHook, type ServedDesk, signed } from "./served.ts";

export interface Posted {
  number: number;
  /** Who wrote it: a number too. */
  author: number;
  /** When the desk had answered that it keeps it. */
  acceptedAt: number;
}

export interface Target {
  url: string;
  hook: OpenHook;
}

/** The most events that one delivery may bring. */
const MOST = 500;

/** `authorOf` says who writes the message of this number. Answers when the last one was accepted. */
export async function stream(
  target: Target,
  pace: { perSecond: number; count: number; first: number },
  authorOf: (number: number) => number,
): Promise<Posted[]> {
  const began = performance.now();
  const sent: Promise<Posted>[] = [];
  for (let index = 0; index < pace.count; index++) {
    const ahead = began + (index * 1000) / pace.perSecond - performance.now();
    if (ahead > 1) await sleep(ahead);
    const number = pace.first + index;
    sent.push(post(target, number, authorOf(number)));
  }
  return Promise.all(sent);
}

export function hookOf(desk: ServedDesk, hook: OpenHook): Target {
  return { url: `${desk.base}${hook.path}`, hook };
}

/** What happened long ago, told at once: as many events a request as the hook takes. */
export async function tellAll(target: Target, events: object[]): Promise<void> {
  for (let from = 0; from < events.length; from += MOST)
    await deliver(target, { events: events.slice(from, from + MOST) });
}

async function post(target: Target, number: number, author: number): Promise<Posted> {
  const acceptedAt = await deliver(target, {
    id: `streamed-${number}`,
    threadId: `thread-${author}`,
    author: { id: `author-${author}`, handle: `author${author}`, name: `Author ${author}` },
    text: `#${number}# Where is my parcel? It should have been here on Monday.`,
    publishedAt: new Date().toISOString(),
  });
  return { number, author, acceptedAt };
}

/** Answers when it was accepted. */
async function deliver({ url, hook }: Target, what: object): Promise<number> {
  const body = JSON.stringify(what);
  const answer = await fetch(url, { method: "POST", headers: signed(hook, body), body });
  if (!answer.ok) throw new Error(`the hook answered ${answer.status}: ${await answer.text()}`);
  const acceptedAt = present();
  await answer.arrayBuffer();
  return acceptedAt;
}

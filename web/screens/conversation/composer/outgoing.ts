/**
 * Answers and notes between the button and the server. They stand in the thread at once; without a connection they wait
 * here, in this browser, and go out by themselves. Each has an id of its own, so that none goes out twice; what the
 * server does not take comes back into the field.
 */
import { ORPCError } from "@orpc/client";
import { client } from "../../../api/client.ts";
import { tellConversation } from "../../../api/conversation.ts";
import { asFailure } from "../../../api/errors.ts";
import type { Draft, Mode } from "./draft.ts";
import { draftName, putBack } from "./draft-store.ts";
import { allHere, forgetHere, hearOtherTabs, keepHere, readHere } from "./kept-here.ts";
import { askWhoIsHere } from "./server-drafts.ts";

export interface Outgoing {
  /** Workspace and person. */
  owner: string;
  /** The reply’s, or the note’s. */
  id: string;
  conversationId: string;
  mode: Mode;
  draft: Draft;
  /** As it will stand in the thread, a post each. */
  posts: string[];
  /** The conversation’s revision that the writer saw. */
  seenRevision: number;
  asThread: boolean;
  evenSo: boolean;
  /** When the button was pressed. */
  at: string;
}

/** `waiting`: for a connection. */
export interface OnItsWay extends Outgoing {
  waiting: boolean;
}

export type Outcome =
  | { became: "sent"; revision: number | null }
  | { became: "waiting" }
  | { became: "back"; error: unknown };

const AGAIN_MS = 5_000;
/** A call that is not answered by then is asked again, with the same id. */
const ANSWER_MS = 30_000;

let way = new Map<string, OnItsWay>();
let listed: OnItsWay[] = [];
const listeners = new Set<() => void>();
const turns = new Map<string, Promise<unknown>>();
/** What my own answers made of a revision, so that the next one in the row has seen it too. */
const grown = new Map<string, number>();

export const allOutgoing = () => listed;

export function subscribeToOutgoing(hear: () => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

/** Takes up what this person left waiting, and sees to it from now on. Answers how to stop. */
export function startOutgoing(owner: string): () => void {
  const kept = [...allHere<Outgoing>("outgoing", owner).values()];
  way = new Map(kept.map((one) => [one.id, way.get(one.id) ?? { ...one, waiting: true }]));
  tell();
  const tryAll = () => {
    for (const id of new Set(listed.map(({ conversationId }) => conversationId)))
      void inTurn(id, sendWaiting);
  };
  tryAll();
  const timer = setInterval(() => listed.length > 0 && navigator.onLine && tryAll(), AGAIN_MS);
  addEventListener("online", tryAll);
  const stopHearing = hearOtherTabs<Outgoing>("outgoing", owner, (name, theirs) => {
    const id = name.split(" ").at(-1) ?? "";
    if (theirs && !way.has(id)) way.set(id, { ...theirs, waiting: true });
    if (!theirs && way.get(id)?.waiting) letGo(id);
    tell();
  });
  return () => {
    clearInterval(timer);
    removeEventListener("online", tryAll);
    stopHearing();
  };
}

/** Answers what became of it at the first try; a waiting one goes out by itself later. */
export function sendOut(one: Outgoing): Promise<Outcome> {
  const kept = keepHere("outgoing", nameOf(one), one);
  way.set(one.id, { ...one, waiting: false });
  tell();
  return inTurn(one.conversationId, async () => {
    // What was written before goes out before.
    await sendWaiting(one.conversationId, one.id);
    const outcome = await attempt(one.id);
    if (outcome.became !== "waiting" || kept) return outcome;
    // It cannot even wait here: its words must not be in this page alone.
    return comeBack(one, new TypeError("no room to keep it"));
  });
}

/** Taken back before it went out: its words stand in the field again. */
export function withdrawOutgoing(id: string): void {
  const one = way.get(id);
  if (!one) return;
  letGo(id);
  putBack(draftName(one.owner, one.conversationId, one.mode), one.draft);
}

async function sendWaiting(conversationId: string, until?: string): Promise<void> {
  const before = listed.filter((one) => one.conversationId === conversationId && one.waiting);
  for (const { id } of before) {
    if (id === until) return;
    const { became } = await attempt(id);
    if (became === "waiting") return;
  }
}

async function attempt(id: string): Promise<Outcome> {
  const one = way.get(id);
  // Another tab was first: it has gone out, or was taken back.
  if (!one || (one.waiting && readHere("outgoing", nameOf(one)) === null)) {
    letGo(id);
    return { became: "sent", revision: null };
  }
  if (!navigator.onLine) return wait(one);
  try {
    const revision = await call(one);
    if (revision !== null) grown.set(`${one.conversationId} ${seenBy(one)}`, revision);
    forgetHere("outgoing", nameOf(one));
    // It stands in the thread as mine until the server's own page has it.
    await tellConversation(one.conversationId);
    letGo(id);
    return { became: "sent", revision };
  } catch (error) {
    const { kind } = asFailure(error);
    if (kind === "sign_in") askWhoIsHere();
    const unreached = kind === "offline" || kind === "sign_in";
    const away = error instanceof ORPCError && error.status >= 502;
    return unreached || away ? wait(one) : comeBack(one, error);
  }
}

async function call(one: OnItsWay): Promise<number | null> {
  const { conversationId, draft, mode, asThread, evenSo } = one;
  const signal = AbortSignal.timeout(ANSWER_MS);
  if (mode === "note") {
    await client.conversations.note({ id: conversationId, text: draft.text, noteId: one.id }, { signal });
    return null;
  }
  const { revision } = await client.replies.send(
    {
      id: conversationId,
      replyId: one.id,
      audience: mode,
      ...draft,
      seenRevision: seenBy(one),
      asThread,
      evenSo,
    },
    { signal },
  );
  return revision;
}

function seenBy({ conversationId, seenRevision }: Outgoing): number {
  let seen = seenRevision;
  for (;;) {
    const next = grown.get(`${conversationId} ${seen}`);
    if (next === undefined || next <= seen) return seen;
    seen = next;
  }
}

function wait(one: OnItsWay): Outcome {
  way.set(one.id, { ...one, waiting: true });
  tell();
  return { became: "waiting" };
}

function comeBack(one: Outgoing, error: unknown): Outcome {
  letGo(one.id);
  putBack(draftName(one.owner, one.conversationId, one.mode), one.draft);
  returned.set(`${one.conversationId} ${one.mode}`, error);
  // What came meanwhile belongs on the screen before one writes on.
  void tellConversation(one.conversationId);
  tell();
  return { became: "back", error };
}

/** Why the words in a field came back, until somebody writes on. */
const returned = new Map<string, unknown>();

export function whyBack(conversationId: string, mode: Mode): unknown {
  return returned.get(`${conversationId} ${mode}`) ?? null;
}

export function forgetWhyBack(conversationId: string, mode: Mode): void {
  if (returned.delete(`${conversationId} ${mode}`)) tell();
}

function nameOf({ owner, id }: Outgoing): string {
  return `${owner} ${id}`;
}

/** One after the other within a conversation: the second has seen what the first made of the thread. */
function inTurn<T>(conversationId: string, work: (conversationId: string) => Promise<T>): Promise<T> {
  const before = turns.get(conversationId) ?? Promise.resolve();
  const mine = before.then(() => work(conversationId));
  turns.set(
    conversationId,
    mine.catch(() => undefined),
  );
  return mine;
}

function letGo(id: string): void {
  const one = way.get(id);
  if (one) forgetHere("outgoing", nameOf(one));
  way.delete(id);
  tell();
}

function tell(): void {
  listed = [...way.values()].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const hear of listeners) hear();
}

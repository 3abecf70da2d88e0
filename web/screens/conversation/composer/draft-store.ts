/**
 * The drafts of whoever sits here. Each key goes into this browser at once, all tabs see it, and the server has it as
 * soon as the writing pauses; what it could not be given is tried again until it has it. See `draft.ts` for who wins.
 */
import { client } from "../../../api/client.ts";
import { asFailure } from "../../../api/errors.ts";
import { type Draft, EMPTY, type Held, isSame, joined, type Mode, type ServerDraft } from "./draft.ts";
import { allHere, forgetHere, hearOtherTabs, keepHere, readHere } from "./kept-here.ts";
import { askWhoIsHere, knownToServer, showToServer } from "./server-drafts.ts";

const PAUSE_MS = 700;
const AGAIN_MS = 5_000;
/** What is not answered by then is tried again: a connection may die without a word. */
const ANSWER_MS = 30_000;
/** A draft left by a tab that closed or crashed is taken up by another one after so long. */
const LEFT_MS = 10_000;

/** Where a draft stands. `here`: this browser alone has it. `nowhere`: only this page has it. */
export type Kept = "kept" | "here" | "nowhere" | "nothing";

const held = new Map<string, Held>();
const tried = new Map<string, Draft>();
const failing = new Set<string>();
const homeless = new Set<string>();
const running = new Set<string>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();
let version = 0;

/** Whose (workspace and person), where, and how: each draft has a name of its own. */
export function draftName(owner: string, conversationId: string, mode: Mode): string {
  return `${owner} ${conversationId} ${mode}`;
}

function inName(name: string): { conversationId: string; mode: Mode } {
  const [, , conversationId = "", mode = "note"] = name.split(" ");
  return { conversationId, mode: mode as Mode };
}

export const versionOfDrafts = () => version;

export function subscribeToDrafts(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Looks after whatever this person left unkept, in whichever conversation. Answers how to stop. */
export function startDrafts(owner: string): () => void {
  const takeUp = () => {
    for (const [name, { at, kept }] of allHere<Held>("draft", owner))
      if (!kept && Date.now() - at > LEFT_MS) void keep(name);
    for (const name of failing) void keep(name);
  };
  takeUp();
  const timer = setInterval(takeUp, LEFT_MS);
  addEventListener("online", takeUp);
  const stopHearing = hearOtherTabs<Held>("draft", owner, hear);
  return () => {
    clearInterval(timer);
    removeEventListener("online", takeUp);
    stopHearing();
  };
}

export function heldOf(name: string): Held | null {
  const found = held.get(name) ?? readHere<Held>("draft", name);
  if (found && !held.has(name)) held.set(name, found);
  return found;
}

export function keptOf(name: string): Kept {
  const mine = held.get(name);
  if (!mine || isSame(mine.draft, EMPTY)) return "nothing";
  if (failing.has(name)) return homeless.has(name) ? "nowhere" : "here";
  return mine.kept ? "kept" : "nothing";
}

/** With every key. `base`: the server's draft that was on the screen. */
export function writeDraft(name: string, draft: Draft, base: string | null): void {
  const fresh: Held = { draft, at: Date.now(), base, kept: false };
  held.set(name, fresh);
  const room = keepHere("draft", name, fresh);
  if (room) homeless.delete(name);
  else homeless.add(name);
  plan(name, room ? PAUSE_MS : 0);
  tell();
}

/** What could not go out stands in the field again, above what was written since. */
export function putBack(name: string, back: Draft): void {
  const { conversationId, mode } = inName(name);
  const now = heldOf(name);
  const server = knownToServer(conversationId, mode);
  const since = now?.draft ?? server ?? EMPTY;
  writeDraft(name, joined(back, since), now?.base ?? server?.updatedAt ?? null);
}

/** The page is about to be left: nothing waits for its pause. */
export function flushDrafts(): void {
  for (const name of [...timers.keys()]) void keep(name);
}

async function keep(name: string): Promise<void> {
  clearTimeout(timers.get(name));
  timers.delete(name);
  if (running.has(name)) return plan(name, PAUSE_MS);
  const { conversationId, mode } = inName(name);
  const mine = heldOf(name);
  if (!mine || mine.kept) return;
  running.add(name);
  try {
    const asked = { id: conversationId, mode, ...mine.draft, over: mine.base };
    const { updatedAt, other } = await client.replies.keepDraft(asked, {
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const moved = other !== null && !isSame(other, mine.draft);
    await showToServer(conversationId, mode, other ?? (updatedAt ? { ...mine.draft, updatedAt } : null));
    // What this browser itself had given the server a moment ago is nobody else's.
    if (moved && isSame(other, tried.get(name) ?? EMPTY)) rebase(name, other);
    else if (moved) failing.delete(name);
    else settle(name, mine, other?.updatedAt ?? updatedAt);
    tried.set(name, mine.draft);
  } catch (error) {
    tried.set(name, mine.draft);
    const { kind } = asFailure(error);
    if (kind === "sign_in") askWhoIsHere();
    if (kind === "offline" || kind === "server" || kind === "sign_in") failing.add(name);
    if (kind === "offline" || kind === "server") plan(name, AGAIN_MS);
  } finally {
    running.delete(name);
    tell();
  }
}

/** The server has it: the browser need not keep it any longer, unless it was written on meanwhile. */
function settle(name: string, given: Held, base: string | null): void {
  failing.delete(name);
  const now = newestOf(name, given);
  if (now.at !== given.at || !isSame(now.draft, given.draft)) {
    held.set(name, { ...now, base });
    keepHere("draft", name, { ...now, base });
    return;
  }
  held.set(name, { ...now, base, kept: true });
  homeless.delete(name);
  forgetHere("draft", name);
}

/** Another tab may have written since, and its message is still on its way: what the browser holds is looked at as well. */
function newestOf(name: string, given: Held): Held {
  const mine = held.get(name) ?? given;
  const there = readHere<Held>("draft", name);
  return there && there.at > mine.at ? there : mine;
}

function rebase(name: string, { updatedAt }: ServerDraft): void {
  const now = held.get(name);
  if (!now) return;
  held.set(name, { ...now, base: updatedAt });
  plan(name, 0);
}

function plan(name: string, after: number): void {
  clearTimeout(timers.get(name));
  timers.set(
    name,
    setTimeout(() => void keep(name), after),
  );
}

/**
 * Another tab writes: the newer one wins, and is that tab's to keep. It let go of it: the server has it, or it went out;
 * but not what was written here since, which is put back.
 */
function hear(name: string, theirs: Held | null): void {
  const mine = held.get(name);
  if (theirs) {
    if (mine && mine.at > theirs.at) return;
    clearTimeout(timers.get(name));
    timers.delete(name);
    held.set(name, theirs);
    tell();
    return;
  }
  if (mine && timers.has(name)) return void keepHere("draft", name, mine);
  const { conversationId } = inName(name);
  void showToServer(conversationId, null, null).then(() => {
    if (held.get(name) === mine && mine) held.set(name, { ...mine, kept: true });
    tell();
  });
}

function tell(): void {
  version++;
  for (const listener of listeners) listener();
}

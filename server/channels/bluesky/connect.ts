import { z } from "zod";
import {
  type Account,
  type Author,
  ChannelError,
  type ConnectCheck,
  type Connected,
  type Reach,
} from "../channel.ts";
import type { Failure } from "./api.ts";
import { authorOf } from "./inbound.ts";
import { refusalOf } from "./refusals.ts";
import { ask, type Session, signIn } from "./session.ts";
import type { Settings } from "./settings.ts";
import { actor } from "./shapes.ts";

/** Checks, in order: `signed_in`, `app_password`, `can_read_profile`, `can_read_notifications`, `search_works`. */
export async function connect(settings: Settings, reach: Reach): Promise<Connected> {
  const signedIn = await signIn(settings, reach);
  if (!signedIn.ok)
    return { ok: false, checks: [{ code: "signed_in", ok: false, params: reasonOf(signedIn.failure) }] };
  const session = signedIn.body;
  const params = { handle: session.handle, service: session.service };
  const checks: ConnectCheck[] = [{ code: "signed_in", ok: true, params }, ...passwordCheck(session)];

  const profile = await ask(settings, reach, {
    method: "GET",
    nsid: "app.bsky.actor.getProfile",
    params: { actor: session.did },
    shape: actor,
  });
  const heard = await ask(settings, reach, {
    method: "GET",
    nsid: "app.bsky.notification.listNotifications",
    params: { limit: 1 },
    shape: z.object({ notifications: z.array(z.unknown()) }),
  });
  checks.push(checkOf("can_read_profile", profile), checkOf("can_read_notifications", heard));
  if (settings.keywords[0] !== undefined) {
    const found = await ask(settings, reach, {
      method: "GET",
      nsid: "app.bsky.feed.searchPosts",
      params: { q: settings.keywords[0], limit: 1 },
      shape: z.object({ posts: z.array(z.unknown()) }),
    });
    checks.push(checkOf("search_works", found));
  }
  // Without search the rest still works: mentions, replies and quotes come another way.
  if (!profile.ok || !heard.ok) return { ok: false, checks };
  const person = authorOf(profile.body);
  return {
    ok: true,
    externalId: session.did,
    handle: session.handle,
    name: person.name ?? session.handle,
    avatarUrl: person.avatarUrl ?? null,
    url: person.profileUrl ?? null,
    checks,
  };
}

/** A person's public profile; one that is closed or unknown comes back as it was. */
export async function profile(account: Account<Settings>, author: Author, reach: Reach): Promise<Author> {
  const answer = await ask(account.settings, reach, {
    method: "GET",
    nsid: "app.bsky.actor.getProfile",
    params: { actor: author.externalId },
    shape: actor,
  });
  if (answer.ok) return authorOf(answer.body);
  if (answer.failure.kind === "refused") return author;
  throw new ChannelError(refusalOf(answer.failure), answer.failure.after);
}

function checkOf(code: string, answer: { ok: true } | { ok: false; failure: Failure }): ConnectCheck {
  return answer.ok ? { code, ok: true } : { code, ok: false, params: reasonOf(answer.failure) };
}

function reasonOf(failure: Failure): Record<string, string> {
  const refusal = refusalOf(failure);
  const reason =
    refusal.code === "sign_in_again"
      ? (SIGN_IN_REASONS[failure.error ?? ""] ?? "wrong_password")
      : refusal.code;
  return { reason, detail: failure.detail, ...(failure.after ? { after: failure.after } : {}) };
}

const SIGN_IN_REASONS: Record<string, string> = {
  AuthFactorTokenRequired: "second_factor",
  AccountTakedown: "account_closed",
  AccountDeactivated: "account_closed",
  AccountSuspended: "account_closed",
};

/** A token made from the account's main password says so; it could change the password and the e-mail address. */
function passwordCheck(session: Session): ConnectCheck[] {
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(session.accessJwt.split(".")[1] ?? "", "base64url").toString(),
    );
    const scope = z.object({ scope: z.string() }).parse(claims).scope;
    return [{ code: "app_password", ok: scope !== "com.atproto.access" }];
  } catch {
    return [];
  }
}

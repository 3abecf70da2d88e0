import type { Coded } from "../../contract/index.ts";
import type { Audience, AudienceRules, ChannelAbout } from "../channels/index.ts";

/** Whether and how one may answer in public and in private here; a missing audience cannot be used at all. */
export interface WayOut {
  audience: Audience;
  rules: AudienceRules;
  closed: Coded | null;
}

/** What the conversation has to answer to: where the customer wrote. */
export interface Heard {
  public: boolean;
  private: boolean;
}

export function waysOut(about: ChannelAbout, heard: Heard, connected: boolean): WayOut[] {
  const ways: WayOut[] = [];
  const closed = connected ? null : { code: "disconnected" };
  if (about.audiences.public && heard.public)
    ways.push({ audience: "public", rules: about.audiences.public, closed });
  if (about.audiences.private && (heard.private || about.privateReply))
    ways.push({ audience: "private", rules: about.audiences.private, closed });
  return ways;
}

/** What goes below an answer by the brand's setting: `^EG`, the usual sign of who wrote, or the name. */
export function signatureOf(setting: string, person: { name: string; initials: string }): string {
  if (setting === "initials") return `^${person.initials}`;
  if (setting === "name") return `—${person.name.split(" ")[0]}`;
  return "";
}

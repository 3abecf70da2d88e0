import type { Article, Language, Role } from "../../contract/words.ts";

export interface Session {
  personId: string;
  name: string;
  email: string;
  twoFactor: boolean;
}

/** A person's place in one workspace. */
export interface Membership {
  workspaceId: string;
  role: Role;
  name: string;
  /** What an answer may be signed with: "EG". */
  initials: string;
  /** Before their first name in Catalan. */
  article: Article | null;
  workspace: { name: string; kind: "brand" | "practice"; languages: Language[]; timeZone: string };
}

/** Who asks, and where: in the context of every handler of `desk`. */
export interface Caller extends Membership {
  personId: string;
}

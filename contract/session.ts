import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, Language, Person, Role } from "./words.ts";

export const Workspace = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(["brand", "practice"]),
  languages: z.array(Language),
  timeZone: z.string(),
  role: Role,
});

export const session = {
  me: endpoint.route({ method: "GET", path: "/me", summary: "Who is signed in, and where" }).output(
    z.object({
      person: Person.extend({ email: z.string(), twoFactor: z.boolean() }),
      workspace: Workspace,
      workspaces: z.array(Workspace),
      /** What this role may do, as codes: screens show only that. */
      may: z.array(z.string()),
      team: z.array(Person.extend({ role: Role, languages: z.array(z.string()) })),
    }),
  ),
};

import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Article, Id, Moment, Person, Role } from "./words.ts";

const InvitedRole = z.enum(["supervisor", "agent", "trainee", "viewer"]);

export const Member = Person.extend({
  role: Role,
  email: z.string(),
  languages: z.array(z.string()),
  joinedAt: Moment,
});

export const people = {
  list: endpoint
    .route({ method: "GET", path: "/people", summary: "The team and the open invitations" })
    .output(
      z.object({
        members: z.array(Member),
        invitations: z.array(
          z.object({
            id: Id,
            role: Role,
            email: z.string().nullable(),
            invitedBy: Person.nullable(),
            expiresAt: Moment,
          }),
        ),
      }),
    ),
  invite: endpoint
    .route({
      method: "POST",
      path: "/people/invitations",
      summary: "Make an invitation link; shown this once",
    })
    .input(z.object({ role: InvitedRole, email: z.email().max(200).nullable() }))
    .output(z.object({ id: Id, link: z.string(), expiresAt: Moment })),
  revokeInvitation: endpoint
    .route({ method: "DELETE", path: "/people/invitations/{id}", summary: "Make an invitation link useless" })
    .input(z.object({ id: Id }))
    .output(z.object({ revoked: z.boolean() })),
  /** Without a session: what an invited person sees first. */
  invitation: endpoint
    .route({ method: "GET", path: "/invitations/{token}", summary: "What an invitation link invites to" })
    .input(z.object({ token: z.string().max(100) }))
    .output(
      z.object({
        workspace: z.string(),
        role: Role,
        email: z.string().nullable(),
        invitedBy: z.string().nullable(),
      }),
    ),
  accept: endpoint
    .route({
      method: "POST",
      path: "/invitations/{token}/accept",
      summary: "Join with a new account, or the one signed in",
    })
    .input(
      z.object({
        token: z.string().max(100),
        account: z
          .object({
            name: z.string().trim().min(1).max(100),
            email: z.email().max(200),
            password: z.string().min(10).max(200),
          })
          .optional(),
      }),
    )
    .output(z.object({ workspaceId: Id })),
  change: endpoint
    .route({
      method: "PATCH",
      path: "/people/{id}",
      summary: "Change a member's role, name, initials, languages or article",
    })
    .input(
      z.object({
        id: Id,
        role: Role.optional(),
        name: z.string().trim().min(1).max(100).optional(),
        initials: z.string().trim().min(1).max(4).optional(),
        languages: z.array(z.string().max(8)).max(12).optional(),
        article: Article.nullable().optional(),
      }),
    )
    .output(Member),
  remove: endpoint
    .route({
      method: "DELETE",
      path: "/people/{id}",
      summary: "Remove from the team; their work stays, their items go back",
    })
    .input(z.object({ id: Id }))
    .output(z.object({ removed: z.boolean() })),
  audit: endpoint
    .route({ method: "GET", path: "/audit", summary: "Who did what, from the facts, newest first" })
    .input(z.object({ before: z.string().max(40).optional(), limit: z.int().min(1).max(200).default(100) }))
    .output(
      z.array(
        z.object({
          id: z.string(),
          at: Moment,
          kind: z.string(),
          subjectId: Id,
          actor: Person.nullable(),
          data: z.unknown(),
        }),
      ),
    ),
};

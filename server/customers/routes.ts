/** Handlers of `contract.customers`. */
import type { Article } from "../../contract/index.ts";
import type { Registry } from "../channels/index.ts";
import { type Caller, desk, may, notFound } from "../identity/index.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { type Platform, write } from "../platform/platform.ts";
import { readPerson } from "./person.ts";

export interface CustomersDeps {
  platform: Pick<Platform, "db" | "clock" | "announce">;
  registry: Registry;
}

export function customersRoutes({ platform, registry }: CustomersDeps) {
  const { db, clock } = platform;
  const prefixes = new Map(registry.all.map(({ about }) => [about.network, about.handlePrefix]));
  return {
    get: desk.customers.get.use(may("see_queue")).handler(async ({ input, context: { caller } }) => {
      const person = await readPerson(db, caller.workspaceId, input.id);
      if (!person) throw notFound();
      const handles = person.handles.map((one) => ({
        ...one,
        handlePrefix: prefixes.get(one.network) ?? "",
      }));
      return { ...person, handles };
    }),

    keepNote: desk.customers.keepNote.use(may("note")).handler(async ({ input, context: { caller } }) => {
      const data = { empty: input.note.trim() === "" };
      await keep(caller, input.id, { note: input.note }, { kind: "customer.note_kept", data });
      return { kept: true };
    }),

    keepArticle: desk.customers.keepArticle
      .use(may("note"))
      .handler(async ({ input, context: { caller } }) => {
        const { id, article } = input;
        await keep(caller, id, { article }, { kind: "customer.article_kept", data: { article } });
        return { kept: true };
      }),
  };

  /** What a person of the team writes down of a customer, with its fact. NOT_FOUND. */
  async function keep(
    caller: Caller,
    id: string,
    change: { note: string } | { article: Article | null },
    fact: { kind: string; data: Record<string, unknown> },
  ): Promise<void> {
    await write(platform, async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable("customers")
        .set(change)
        .where("workspace_id", "=", caller.workspaceId)
        .where("id", "=", id)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw notFound();
      await recordFacts(tx, caller.workspaceId, [
        { ...fact, subjectId: id, actorId: caller.personId, at: clock.now() },
      ]);
    });
  }
}

/** Handlers of `contract.customers`. */
import { desk, may, notFound } from "../identity/index.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { type Platform, write } from "../platform/platform.ts";
import { readPerson } from "./person.ts";

export interface CustomersDeps {
  platform: Pick<Platform, "db" | "clock" | "announce">;
}

export function customersRoutes({ platform }: CustomersDeps) {
  const { db, clock } = platform;
  return {
    get: desk.customers.get.use(may("see_queue")).handler(async ({ input, context: { caller } }) => {
      const person = await readPerson(db, caller.workspaceId, input.id);
      if (!person) throw notFound();
      return person;
    }),

    keepNote: desk.customers.keepNote.use(may("note")).handler(({ input, context: { caller } }) =>
      write(platform, async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable("customers")
          .set({ note: input.note })
          .where("workspace_id", "=", caller.workspaceId)
          .where("id", "=", input.id)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) throw notFound();
        await recordFacts(tx, caller.workspaceId, [
          {
            kind: "customer.note_kept",
            subjectId: input.id,
            actorId: caller.personId,
            at: clock.now(),
            data: { empty: input.note.trim() === "" },
          },
        ]);
        return { kept: true };
      }),
    ),
  };
}

/** Handlers of `contract.search`. */
import { desk, may } from "../identity/index.ts";
import type { Platform } from "../platform/platform.ts";
import { maskedWithMarks } from "./mask.ts";
import { searchMessages, searchPeople } from "./search.ts";
import { piecesOf } from "./search-words.ts";

export interface SearchDeps {
  platform: Pick<Platform, "db" | "clock">;
}

export function searchRoutes({ platform }: SearchDeps) {
  const { db, clock } = platform;
  return {
    all: desk.search.all.use(may("see_queue")).handler(async ({ input, context: { caller } }) => {
      const { languages } = caller.workspace;
      const [found, people] = await Promise.all([
        searchMessages(db, { id: caller.workspaceId, languages }, input, clock.now()),
        input.offset === 0 ? searchPeople(db, caller.workspaceId, input.words) : [],
      ]);
      return {
        messages: found.messages.map((one) => ({
          id: one.id,
          conversationId: one.conversationId,
          network: one.network,
          direction: one.direction,
          customer: {
            id: one.customerId,
            name: one.customerName,
            handle: one.handle,
            avatarUrl: one.avatarUrl,
            followers: one.followers,
          },
          pieces: piecesOf(maskedWithMarks(one.marked, one.text, one.places ?? []), found.terms),
          publishedAt: one.publishedAt.toString(),
        })),
        people,
        more: found.more,
      };
    }),
  };
}

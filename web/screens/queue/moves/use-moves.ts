/** Every move of an item: asked of the server, shown at once, said, and undone with Z where it can be. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { Item, LeaveReason } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { type Batch, useKeepItems } from "../../../api/queue.ts";
import { useMe } from "../../../api/session.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { say } from "../../../ui/toasts.tsx";
import { wantHeading } from "../../conversation/heading-focus.ts";
import { bringBack, neighbour } from "../order.ts";

export interface Leaving {
  reason?: LeaveReason | undefined;
  note?: string | undefined;
}

export function useMoves() {
  const { t, moment, refused } = useWords();
  const errorWords = useErrorWords();
  const keep = useKeepItems();
  const queries = useQueryClient();
  const { person, team } = useMe();
  const navigate = useNavigate();
  const open = useParams({ strict: false }).conversationId;

  /** Answers with the codes that were refused; an error is said and counts as all refused. */
  async function run(
    call: Promise<Batch>,
    words: (done: number) => string | { words: string; beside: string },
    undo?: (ids: string[]) => Promise<Batch>,
  ) {
    try {
      const { done, refused: not } = await call;
      keep(done);
      const back =
        undo && done.length > 0 ? () => void run(takeBack(undo, idsOf(done)), reopened) : undefined;
      if (not.length > 0 && not[0]?.code !== "not_answered") {
        say(t("queue:refusedSome", { count: not.length, why: refused({ code: not[0]?.code ?? "" }) }), back);
      } else if (done.length > 0) tell(words(done.length), back);
      return { done, codes: not.map(({ code }) => code) };
    } catch (error) {
      say(errorWords(error));
      return { done: [], codes: [] };
    }
  }

  const reopened = (count: number) => t("queue:reopened", { count });
  const reopen = (ids: string[]) => api.queue.reopen.call({ ids });

  /** What is done leaves the screen to the one after it. */
  function moveOn(done: Item[]) {
    const item = done.find(({ conversationId }) => conversationId === open);
    if (!item) return;
    const next = neighbour(item.conversationId);
    // Who stands in the list stays there; everybody else goes on from the head of what comes next.
    if (!document.activeElement?.closest("[data-row]")) wantHeading();
    void navigate(
      next
        ? { to: "/queue/$conversationId", params: { conversationId: next }, search: true }
        : { to: "/queue", search: true },
    );
  }

  return {
    async finish(items: Item[], leaving: Leaving = {}): Promise<string[]> {
      const left = (queries.getQueryData(api.queue.counts.queryKey())?.mine ?? 0) - mine(items, person.id);
      const words = (count: number) =>
        count === 1
          ? { words: t("desk:done"), beside: t("desk:left", { count: Math.max(0, left) }) }
          : t("queue:doneMany", { count });
      const { done, codes } = await run(
        api.queue.finish.call({ ids: idsOf(items), ...leaving }),
        words,
        reopen,
      );
      moveOn(done);
      return codes;
    },
    async setAside(items: Item[], reason: LeaveReason, note?: string) {
      const words = (count: number) => t("queue:setAside", { count });
      const { done } = await run(api.queue.setAside.call({ ids: idsOf(items), reason, note }), words, reopen);
      moveOn(done);
    },
    async snooze(items: Item[], until: Date) {
      const words = (count: number) => t("queue:snoozedMany", { count, until: moment("until", until) });
      const call = api.queue.snooze.call({ ids: idsOf(items), until: until.toISOString() });
      const { done } = await run(call, words, (ids) => api.queue.wake.call({ ids }));
      moveOn(done);
    },
    async assign(items: Item[], assignee: string | null) {
      const name = team.find(({ id }) => id === assignee);
      const words = () => (name ? t("queue:assignedTo", { name }) : t("queue:assignedNobody"));
      const before = items[0]?.assignee?.id ?? null;
      const back = (ids: string[]) => api.queue.assign.call({ ids, assignee: before });
      await run(api.queue.assign.call({ ids: idsOf(items), assignee }), words, back);
    },
    wake: (items: Item[]) => run(api.queue.wake.call({ ids: idsOf(items) }), reopened),
    reopen: (items: Item[]) => run(reopen(idsOf(items)), reopened),
  };
}

function tell(said: string | { words: string; beside: string }, back: (() => void) | undefined): void {
  if (typeof said === "string") say(said, back);
  else say(said.words, back, said.beside);
}

function takeBack(undo: (ids: string[]) => Promise<Batch>, ids: string[]): Promise<Batch> {
  bringBack(ids);
  return undo(ids);
}

function idsOf(items: Item[]): string[] {
  return items.map(({ id }) => id);
}

function mine(items: Item[], me: string): number {
  return items.filter(({ assignee }) => assignee?.id === me).length;
}

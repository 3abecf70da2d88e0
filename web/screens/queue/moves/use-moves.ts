/** Every move of an item: shown at once, asked of the server, said, and undone with Z where it can be. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import type { Item, LeaveReason } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { type Batch, moveAtOnce } from "../../../api/queue.ts";
import { useMe } from "../../../api/session.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { serverNow } from "../../../server-time.ts";
import { say } from "../../../ui/toasts.tsx";
import { wantHeading } from "../../conversation/heading-focus.ts";
import { bringBack, neighbour } from "../order.ts";

export interface Leaving {
  reason?: LeaveReason | undefined;
  note?: string | undefined;
}

/** How a move is made and taken back. */
interface Step {
  items: Item[];
  /** The item as it will be, as far as one can tell here. */
  moved: (item: Item) => Item;
  call: (ids: string[]) => Promise<Batch>;
  /** What was done, and what follows from it. */
  words: (done: number) => string | { words: string; beside: string };
  undo?: Pick<Step, "moved" | "call">;
}

/** Stays the same object while one moves about: every row of the list has it. */
export function useMoves() {
  const { t, moment, refused } = useWords();
  const errorWords = useErrorWords();
  const queries = useQueryClient();
  const { person, team } = useMe();
  const navigate = useNavigate();
  const params = useParams({ strict: false });
  const latest = useRef({ open: params.conversationId, errorWords });
  latest.current = { open: params.conversationId, errorWords };

  return useMemo(() => {
    /** Answers with the codes that were refused; an error is said and counts as all refused. */
    async function run({ items, moved, call, words, undo }: Step): Promise<string[]> {
      const asked = moveAtOnce(queries, items, moved, () => call(idsOf(items)), back);
      // Said at once, so that Z takes back this and not what was done before it; it waits until there is what to take back.
      const takenBack = undo && (() => void asked.then(({ done }) => takeBack(done, undo)).catch(() => {}));
      tell(words(items.length), takenBack);
      try {
        const { refused: not } = await asked;
        if (not.length > 0) {
          const why = refused({ code: not[0]?.code ?? "" });
          say(t("queue:refusedSome", { count: not.length, why }), takenBack);
        }
        return not.map(({ code }) => code);
      } catch (error) {
        say(latest.current.errorWords(error));
        return ["error"];
      }
    }

    /** Comes back to its place, not behind the count of new ones. */
    const back = (items: Item[]) => bringBack(idsOf(items));
    const reopened = (count: number) => t("queue:reopened", { count });
    const reopening = { moved: asReopened, call: (ids: string[]) => api.queue.reopen.call({ ids }) };
    const waking = { moved: asReopened, call: (ids: string[]) => api.queue.wake.call({ ids }) };

    function takeBack(items: Item[], undo: Pick<Step, "moved" | "call">): Promise<string[]> {
      back(items);
      return items.length === 0 ? Promise.resolve([]) : run({ items, ...undo, words: reopened });
    }

    /** What is done leaves the screen to the one after it; if it is refused, one is brought back to it. */
    async function leave(step: Step): Promise<string[]> {
      const item = step.items.find(({ conversationId }) => conversationId === latest.current.open);
      const next = item ? neighbour(item.conversationId) : null;
      if (item) goTo(next);
      const codes = await run(step);
      if (item && codes.length > 0 && (latest.current.open ?? null) === next) goTo(item.conversationId);
      return codes;
    }

    function goTo(conversationId: string | null): void {
      // Who stands in the list stays there; everybody else goes on from the head of what comes next.
      if (!document.activeElement?.closest("[data-row]")) wantHeading();
      void navigate(
        conversationId
          ? { to: "/queue/$conversationId", params: { conversationId }, search: true }
          : { to: "/queue", search: true },
      );
    }

    return {
      finish(items: Item[], leaving: Leaving = {}): Promise<string[]> {
        const counted = queries.getQueryData(api.queue.counts.queryKey())?.mine ?? 0;
        const left = Math.max(0, counted - mine(items, person.id));
        return leave({
          items,
          moved: (item) => ({ ...item, state: "done", closedAt: serverNow().toISOString() }),
          call: (ids) => api.queue.finish.call({ ids, ...leaving }),
          words: (count) =>
            count === 1
              ? { words: t("desk:done"), beside: t("desk:left", { count: left }) }
              : t("queue:doneMany", { count }),
          undo: reopening,
        });
      },
      setAside(items: Item[], reason: LeaveReason, note?: string): Promise<string[]> {
        return leave({
          items,
          moved: (item) => ({ ...item, state: "set_aside", reason, closedAt: serverNow().toISOString() }),
          call: (ids) => api.queue.setAside.call({ ids, reason, note }),
          words: (count) => t("queue:setAside", { count }),
          undo: reopening,
        });
      },
      snooze(items: Item[], until: Date): Promise<string[]> {
        const snoozedUntil = until.toISOString();
        return leave({
          items,
          moved: (item) => ({ ...item, state: "snoozed", snoozedUntil }),
          call: (ids) => api.queue.snooze.call({ ids, until: snoozedUntil }),
          words: (count) => t("queue:snoozedMany", { count, until: moment("until", until) }),
          undo: waking,
        });
      },
      assign(items: Item[], to: string | null): Promise<string[]> {
        const member = team.find(({ id }) => id === to) ?? null;
        const before = items[0]?.assignee ?? null;
        const inCharge = (assignee: Item["assignee"]) => ({
          moved: (item: Item) => ({ ...item, assignee }),
          call: (ids: string[]) => api.queue.assign.call({ ids, assignee: assignee?.id ?? null }),
        });
        return run({
          items,
          ...inCharge(
            member && {
              id: member.id,
              name: member.name,
              initials: member.initials,
              article: member.article,
            },
          ),
          words: () => (member ? t("queue:assignedTo", { name: member }) : t("queue:assignedNobody")),
          undo: inCharge(before),
        });
      },
      wake: (items: Item[]) => run({ items, ...waking, words: reopened }),
      reopen: (items: Item[]) => run({ items, ...reopening, words: reopened }),
    };
  }, [t, moment, refused, queries, person, team, navigate]);
}

function tell(said: string | { words: string; beside: string }, back: (() => void) | undefined): void {
  if (typeof said === "string") say(said, back);
  else say(said.words, back, said.beside);
}

function asReopened(item: Item): Item {
  return { ...item, state: "open", reason: null, snoozedUntil: null, closedAt: null };
}

function idsOf(items: Item[]): string[] {
  return items.map(({ id }) => id);
}

function mine(items: Item[], me: string): number {
  return items.filter(({ assignee }) => assignee?.id === me).length;
}

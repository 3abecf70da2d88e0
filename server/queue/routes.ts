/** Handlers of `contract.queue`. */
import type { Item } from "../../contract/index.ts";
import { type Caller, desk, may, notFound, refused, requirePermission } from "../identity/index.ts";
import type { Platform } from "../platform/platform.ts";
import { type Correction, correctItem, moveItems, type OnCorrected, takeNext } from "./changes.ts";
import { correctMessage } from "./correct-message.ts";
import { countQueue } from "./counts.ts";
import type { Looking } from "./filter.ts";
import { type Listed, listAbout, listByIds, listQueue, placeOf } from "./listing.ts";
import { present } from "./present.ts";
import type { Rulebook } from "./rulebook.ts";
import type { Move } from "./states.ts";
import { changeView, findView, keepView, removeView, viewsOf } from "./views.ts";

export interface QueueDeps {
  platform: Pick<Platform, "db" | "clock" | "announce">;
  rulebook: Rulebook;
  onCorrected: OnCorrected;
}

export function queueRoutes({ platform, rulebook, onCorrected }: QueueDeps) {
  const { db, clock } = platform;

  const looking = ({ workspaceId, personId }: Caller): Looking => ({
    workspaceId,
    personId,
    now: clock.now(),
  });
  const show = ({ item, around }: Listed, by: Looking): Item =>
    present(item, around, by.now.epochMilliseconds);

  async function moveAll(caller: Caller, ids: string[], step: Move) {
    const by = looking(caller);
    const { done, refused } = await moveItems(platform, by, ids, step);
    const listed = await listByIds(db, by, done);
    return { done: done.map((id) => show(listed.get(id)!, by)), refused };
  }

  return {
    list: desk.queue.list.use(may("see_queue")).handler(async ({ input, context: { caller } }) => {
      const { sort, limit, cursor, ...filter } = input;
      const by = looking(caller);
      const page = await listQueue(db, by, { filter, sort, limit, cursor });
      if (!page) throw refused("cursor_unreadable");
      return { items: page.listed.map((one) => show(one, by)), next: page.next };
    }),

    rows: desk.queue.rows.use(may("see_queue")).handler(async ({ input, context: { caller } }) => {
      const { about, ...filter } = input;
      const by = looking(caller);
      return { items: (await listAbout(db, by, filter, about)).map((one) => show(one, by)) };
    }),

    counts: desk.queue.counts
      .use(may("see_queue"))
      .handler(({ context: { caller } }) => countQueue(db, looking(caller), caller.workspace.timeZone)),

    get: desk.queue.get.use(may("see_queue")).handler(async ({ input, context: { caller } }) => {
      const by = looking(caller);
      const listed = (await listByIds(db, by, [input.id])).get(input.id);
      if (!listed) throw notFound();
      return show(listed, by);
    }),

    takeNext: desk.queue.takeNext.use(may("assign")).handler(async ({ input, context: { caller } }) => {
      const by = looking(caller);
      const id = await takeNext(platform, by, input);
      const listed = id ? (await listByIds(db, by, [id])).get(id) : undefined;
      return { item: listed ? show(listed, by) : null };
    }),

    assign: desk.queue.assign.use(may("assign")).handler(async ({ input, context: { caller } }) => {
      if (input.assignee) await requireMember(caller.workspaceId, input.assignee);
      return moveAll(caller, input.ids, { to: "assign", assigneeId: input.assignee });
    }),

    snooze: desk.queue.snooze
      .use(may("finish"))
      .handler(({ input, context }) =>
        moveAll(context.caller, input.ids, { to: "snooze", until: Date.parse(input.until) }),
      ),

    wake: desk.queue.wake
      .use(may("finish"))
      .handler(({ input, context }) => moveAll(context.caller, input.ids, { to: "wake" })),

    finish: desk.queue.finish.use(may("finish")).handler(({ input, context }) => {
      const { ids, reason, note } = input;
      return moveAll(context.caller, ids, { to: "finish", reason, note });
    }),

    setAside: desk.queue.setAside.use(may("finish")).handler(({ input, context }) => {
      const { ids, reason, note } = input;
      return moveAll(context.caller, ids, { to: "set_aside", reason, note });
    }),

    reopen: desk.queue.reopen
      .use(may("finish"))
      .handler(({ input, context }) => moveAll(context.caller, input.ids, { to: "reopen" })),

    correct: desk.queue.correct.use(may("correct")).handler(async ({ input, context: { caller } }) => {
      const { id, dryRun, pin, ...given } = input;
      const by = looking(caller);
      const correction = { labels: onlyGiven(given), pin };
      const item = await correctItem({ platform, rulebook, onCorrected }, by, id, correction, dryRun);
      const around = item && (await listByIds(db, by, [id])).get(id)?.around;
      if (!around) throw notFound();
      return { item: show({ item, around }, by), place: await placeOf(db, by.workspaceId, item) };
    }),

    correctMessage: desk.queue.correctMessage
      .use(may("correct"))
      .handler(async ({ input: { id, ...given }, context: { caller } }) => {
        const by = looking(caller);
        const deps = { platform, rulebook, onCorrected };
        const corrected = await correctMessage(deps, by, id, onlyGiven(given));
        if (!corrected) throw notFound();
        const { sorted, item } = corrected;
        const listed = item && (await listByIds(db, by, [item.id])).get(item.id);
        return { sorted, item: listed ? show(listed, by) : null };
      }),

    views: {
      list: desk.queue.views.list
        .use(may("see_queue"))
        .handler(({ context: { caller } }) => viewsOf(db, caller.workspaceId, caller.personId)),

      save: desk.queue.views.save.use(may("see_queue")).handler(({ input, context: { caller } }) => {
        if (input.shared) requirePermission(caller, "share_views");
        return keepView(db, caller.workspaceId, caller.personId, input, clock.now());
      }),

      change: desk.queue.views.change
        .use(may("see_queue"))
        .handler(async ({ input: { id, ...change }, context: { caller } }) => {
          const { workspaceId, personId } = caller;
          const view = await findView(db, workspaceId, personId, id);
          if (!view) throw notFound();
          if (view.shared || change.shared) requirePermission(caller, "share_views");
          const changed = await changeView(db, workspaceId, personId, id, change);
          if (!changed) throw notFound();
          return changed;
        }),

      remove: desk.queue.views.remove
        .use(may("see_queue"))
        .handler(async ({ input, context: { caller } }) => {
          const view = await findView(db, caller.workspaceId, caller.personId, input.id);
          if (!view) throw notFound();
          if (view.shared) requirePermission(caller, "share_views");
          return { removed: await removeView(db, caller.workspaceId, input.id) };
        }),
    },
  };

  /** Nobody can be in charge who is not in the team. */
  async function requireMember(workspaceId: string, personId: string): Promise<void> {
    const member = await db
      .selectFrom("members")
      .select("person_id")
      .where("workspace_id", "=", workspaceId)
      .where("person_id", "=", personId)
      .where("left_at", "is", null)
      .executeTakeFirst();
    if (!member) throw notFound();
  }
}

/** The labels that were given. */
function onlyGiven(
  labels: { [Label in keyof Correction["labels"]]?: Correction["labels"][Label] | undefined },
) {
  return Object.fromEntries(
    Object.entries(labels).filter(([, value]) => value !== undefined),
  ) as Correction["labels"];
}

import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Item } from "../../../contract/index.ts";
import { useFetchAhead } from "../../api/conversation.ts";
import { useCounts, useQueueList } from "../../api/queue.ts";
import { useMay, useMe } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { type Doing, useActions } from "../../ui/actions.ts";
import { Problem } from "../../ui/problem.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { focusHeading, wantHeading } from "../conversation/heading-focus.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { useItemMoves } from "./moves/moves.tsx";
import { NothingHere } from "./nothing-here.tsx";
import { keepOrder } from "./order.ts";
import { QueueHead } from "./queue-head.tsx";
import { type ListHandle, QueueList } from "./queue-list.tsx";
import css from "./queue-pane.module.css";
import { countOf } from "./queue-search.ts";
import { Rehearsal } from "./rehearsal.tsx";
import { useSteady } from "./steady.ts";
import { TodayLine } from "./today-line.tsx";
import { useOpeningView } from "./use-opening-view.ts";
import { useSelection } from "./use-selection.ts";
import { useTakeNext } from "./use-take-next.ts";

interface Props {
  /** The conversation that is open beside it. */
  open: string | null;
  /** On a phone it is all there is on the screen. */
  alone: boolean;
}

const NO_FILTER = {};

export function QueuePane({ open, alone }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { team } = useMe();
  const may = useMay();
  const {
    tab = team.length > 1 ? "team" : "all",
    sort = "pressing",
    filter = NO_FILTER,
  } = useSearch({ from: "/door/desk/queue" });
  useOpeningView();
  const list = useQueueList({ ...filter, tab }, sort);
  const counts = useCounts();
  const pages = list.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  const { shown, waiting, showNew } = useSteady(JSON.stringify([tab, sort, filter]), items);
  const selection = useSelection(shown);
  const moves = useItemMoves();
  const takeNext = useTakeNext();
  const handle = useRef<ListHandle>(null);
  const [cursor, setCursor] = useState(0);

  const ids = useMemo(() => shown.map(({ conversationId }) => conversationId), [shown]);
  useEffect(() => keepOrder(ids, open), [ids, open]);
  const openAt = useMemo(() => (open === null ? -1 : ids.indexOf(open)), [ids, open]);
  useEffect(() => {
    if (openAt >= 0) setCursor(openAt);
  }, [openAt]);
  useFetchAhead(openAt >= 0 ? [1, 2, -1].flatMap((by) => shown[openAt + by] ?? []) : []);

  function step(by: 1 | -1) {
    const from = handle.current?.focused() ?? (openAt >= 0 ? openAt : cursor - by);
    const to = Math.min(shown.length - 1, Math.max(0, from + by));
    setCursor(to);
    handle.current?.focus(to);
    const item = shown[to];
    // With a conversation open, moving in the list moves the conversation.
    if (open && item) {
      void navigate({
        to: "/queue/$conversationId",
        params: { conversationId: item.conversationId },
        search: true,
      });
    }
  }

  /** What is selected, else the row that has the focus; nothing of ours: the open conversation answers. */
  function chosen() {
    if (selection.items.length > 0) return selection.items;
    const row = open ? undefined : shown[handle.current?.focused() ?? -1];
    return row ? [row] : null;
  }
  const onChosen = (permission: string, act: (items: Item[]) => void): Doing => ({
    can: () => may(permission) && chosen() !== null,
    act: () => act(chosen() ?? []),
  });
  const rowOf = () => shown[handle.current?.focused() ?? openAt];
  const isInList = () => (handle.current?.focused() ?? null) !== null;
  useActions({
    down: { can: () => shown.length > 0, act: () => step(1) },
    up: { can: () => shown.length > 0, act: () => step(-1) },
    // The link itself opens; whoever came with the keyboard goes on in the conversation.
    open: {
      can: () => isInList() && document.activeElement instanceof HTMLAnchorElement,
      act: () => {
        if (rowOf()?.conversationId === open) focusHeading();
        else wantHeading();
        return false;
      },
    },
    select: { can: () => rowOf() !== undefined, act: () => selection.toggle(rowOf()?.id ?? "") },
    done: onChosen("finish", (chosen) => moves.done(chosen)),
    snooze: onChosen("finish", (chosen) => moves.ask("snooze", chosen)),
    setAside: onChosen("finish", (chosen) => moves.ask("setAside", chosen)),
    assign: onChosen("assign", (chosen) => moves.ask("assign", chosen)),
    label: onChosen("correct", (chosen) => moves.ask("label", chosen)),
    take: { can: () => may("assign"), act: takeNext },
    leave: {
      can: () => selection.items.length > 0 || (openAt >= 0 && !isInList()),
      act: () => (selection.items.length > 0 ? selection.clear() : handle.current?.focus(openAt)),
    },
  });

  const filtered = countOf(filter) > 0;
  const Place = alone ? "main" : "section";
  return (
    <Place className={css.pane} aria-label={t("queue:title")}>
      {open ? null : <h1 className="visually-hidden">{t("queue:title")}</h1>}
      <QueueHead
        tab={tab}
        sort={sort}
        filter={filter}
        counts={counts.data ?? null}
        waiting={waiting}
        onShowNew={showNew}
      />
      {!open && shown[0] ? <Rehearsal head={shown[0].conversationId} /> : null}
      {list.isError ? <Problem error={list.error} onAgain={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton rows={8} /> : null}
      {list.isSuccess && shown.length === 0 ? (
        <NothingHere
          tab={tab}
          team={counts.data?.team ?? 0}
          onClear={filtered ? () => void navigate({ to: "/queue", search: { tab, sort } }) : null}
        />
      ) : null}
      {list.isPending ? null : (
        <QueueList
          ref={handle}
          items={shown}
          open={open}
          selected={selection.ids}
          onToggle={selection.toggle}
          onEnd={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
          }}
        />
      )}
      {selection.items.length > 0 ? (
        <BulkBar items={selection.items} onClear={selection.clear} />
      ) : (
        <TodayLine counts={counts.data ?? null} />
      )}
    </Place>
  );
}

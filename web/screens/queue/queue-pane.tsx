import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Item } from "../../../contract/index.ts";
import { useFetchAhead } from "../../api/conversation.ts";
import { useCounts, useQueueList } from "../../api/queue.ts";
import { useMe } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { useKeys } from "../../ui/keyboard.ts";
import { Problem } from "../../ui/problem.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { useItemMoves } from "./moves/moves.tsx";
import { keepOrder } from "./order.ts";
import { QueueHead } from "./queue-head.tsx";
import { type ListHandle, QueueList } from "./queue-list.tsx";
import css from "./queue-pane.module.css";
import { countOf } from "./queue-search.ts";
import { useSteady } from "./steady.ts";
import { useSelection } from "./use-selection.ts";
import { useTakeNext } from "./use-take-next.ts";

interface Props {
  /** The conversation that is open beside it. */
  open: string | null;
  /** On a phone it is all there is on the screen. */
  alone: boolean;
}

export function QueuePane({ open, alone }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { team } = useMe();
  const {
    tab = team.length > 1 ? "team" : "all",
    sort = "pressing",
    filter = {},
  } = useSearch({ from: "/desk/queue" });
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

  useEffect(() => keepOrder(idsOf(shown), open), [shown, open]);
  const openAt = shown.findIndex(({ conversationId }) => conversationId === open);
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
  const onChosen = (act: (items: typeof shown) => void) => () => {
    const items = chosen();
    return items ? act(items) : false;
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    x: () => {
      const item = shown[handle.current?.focused() ?? openAt];
      return item ? selection.toggle(item.id) : false;
    },
    e: onChosen((chosen) => moves.done(chosen)),
    s: onChosen((chosen) => moves.ask("snooze", chosen)),
    a: onChosen((chosen) => moves.ask("assign", chosen)),
    t: () => takeNext(),
    Escape: () => (selection.items.length > 0 ? selection.clear() : false),
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
        onTakeNext={takeNext}
      />
      {list.isError ? <Problem error={list.error} onAgain={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p className={css.skeleton} role="status">
          <span className="visually-hidden">{t("common:loading")}</span>
        </p>
      ) : null}
      {list.isSuccess && shown.length === 0 ? (
        <div className={css.empty}>
          <p>{emptyWords()}</p>
          {filtered ? (
            <Button look="link" onPress={() => void navigate({ to: "/queue", search: { tab, sort } })}>
              {t("queue:filter.clear")}
            </Button>
          ) : null}
        </div>
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
      {selection.items.length > 0 ? <BulkBar items={selection.items} onClear={selection.clear} /> : null}
    </Place>
  );

  function emptyWords(): string {
    if (filtered) return t("queue:emptyFiltered");
    return tab === "mine" ? t("queue:emptyMine", { count: counts.data?.team ?? 0 }) : t("queue:empty");
  }
}

function idsOf(items: Item[]): string[] {
  return items.map(({ conversationId }) => conversationId);
}

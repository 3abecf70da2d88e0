import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowUp, ListFilter, ListPlus } from "lucide-react";
import { memo, useState } from "react";
import type { useCounts } from "../../api/queue.ts";
import { useMay } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { capOf } from "../../ui/actions.ts";
import { Button } from "../../ui/button.tsx";
import { FoldedChoice } from "../../ui/folded-choice.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { later } from "../../ui/later.tsx";
import css from "./queue-head.module.css";
import { countOf, type Filter, SORTS, type Sort, TABS, type Tab } from "./queue-search.ts";
import { useTakeNext } from "./use-take-next.ts";
import { ViewsMenu } from "./views-menu.tsx";

export const FilterDialog = later(async () => (await import("./filter-dialog.tsx")).FilterDialog);

interface Props {
  tab: Tab;
  sort: Sort;
  filter: Filter;
  counts: ReturnType<typeof useCounts>["data"] | null;
  waiting: number;
  onShowNew: () => void;
}

/** Drawn in parts: what comes in many times a second changes one of them, and the next conversation none. */
export function QueueHead({ tab, sort, filter, counts, waiting, onShowNew }: Props) {
  const { t } = useWords();
  return (
    <header className={css.head}>
      <div className={css.first}>
        <Tabs tab={tab} sort={sort} filter={filter} counts={counts} />
        <Narrowing tab={tab} sort={sort} filter={filter} />
      </div>
      <div className={css.second}>
        <Order sort={sort} />
        <span className={css.tools}>
          {waiting > 0 ? (
            <Button look="link" onPress={onShowNew}>
              <ArrowUp size={14} strokeWidth={2} aria-hidden="true" />
              <span className="figures">{t("queue:new", { count: waiting })}</span>
            </Button>
          ) : null}
          <TakeNext />
        </span>
      </div>
    </header>
  );
}

const Tabs = memo(function Tabs({ tab, sort, filter, counts }: Omit<Props, "waiting" | "onShowNew">) {
  const { t, figure } = useWords();
  return (
    <nav className={css.tabs} aria-label={t("queue:tabs.label")}>
      {TABS.map((one) => (
        <Link
          key={one}
          to="/queue"
          search={{ tab: one, sort, ...(countOf(filter) > 0 ? { filter } : {}) }}
          className={css.tab}
          aria-current={one === tab ? "page" : undefined}
        >
          {t(`queue:tabs.${one}`)}
          <span className={css.count}>{counts ? figure(counts[one]) : ""}</span>
        </Link>
      ))}
    </nav>
  );
});

const Narrowing = memo(function Narrowing({ tab, sort, filter }: Pick<Props, "tab" | "sort" | "filter">) {
  const { t } = useWords();
  const [filtering, setFiltering] = useState(false);
  const filters = countOf(filter);
  return (
    <span className={css.tools}>
      <ViewsMenu tab={tab} sort={sort} filter={filter} />
      <IconButton
        label={filters > 0 ? t("queue:filter.active", { count: filters }) : t("queue:filter.title")}
        onPress={() => setFiltering(true)}
      >
        <ListFilter size={18} strokeWidth={1.75} aria-hidden="true" />
        {filters > 0 ? <span className={css.dot} /> : null}
      </IconButton>
      {filtering ? <FilterDialog filter={filter} onClose={() => setFiltering(false)} /> : null}
    </span>
  );
});

const Order = memo(function Order({ sort }: Pick<Props, "sort">) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <FoldedChoice
      label={t("queue:sort.label")}
      value={sort}
      options={SORTS.map((id) => ({ id, words: t(`common:sort.${id}`) }))}
      onChoose={(id) =>
        void navigate({
          to: ".",
          search: (before) => ({ ...before, sort: SORTS.find((one) => one === id) ?? "pressing" }),
        })
      }
    />
  );
});

const TakeNext = memo(function TakeNext() {
  const { t } = useWords();
  const may = useMay();
  const takeNext = useTakeNext();
  if (!may("assign")) return null;
  return (
    <IconButton label={t("queue:take")} cap={capOf("take")} onPress={takeNext}>
      <ListPlus size={18} strokeWidth={1.75} aria-hidden="true" />
    </IconButton>
  );
});

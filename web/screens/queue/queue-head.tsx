import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowUp, ListFilter, ListPlus } from "lucide-react";
import { useState } from "react";
import type { useCounts } from "../../api/queue.ts";
import { useMay } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { capOf } from "../../ui/actions.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { FilterDialog } from "./filter-dialog.tsx";
import css from "./queue-head.module.css";
import { countOf, type Filter, SORTS, type Sort, TABS, type Tab } from "./queue-search.ts";
import { ViewsMenu } from "./views-menu.tsx";

interface Props {
  tab: Tab;
  sort: Sort;
  filter: Filter;
  counts: ReturnType<typeof useCounts>["data"] | null;
  waiting: number;
  onShowNew: () => void;
  onTakeNext: () => void;
}

export function QueueHead({ tab, sort, filter, counts, waiting, onShowNew, onTakeNext }: Props) {
  const { t, figure } = useWords();
  const navigate = useNavigate();
  const may = useMay();
  const [filtering, setFiltering] = useState(false);
  const filters = countOf(filter);
  return (
    <header className={css.head}>
      <div className={css.first}>
        <nav className={css.tabs} aria-label={t("queue:tabs.label")}>
          {TABS.map((one) => (
            <Link
              key={one}
              to="/queue"
              search={{ tab: one, sort, ...(filters > 0 ? { filter } : {}) }}
              className={css.tab}
              aria-current={one === tab ? "page" : undefined}
            >
              {t(`queue:tabs.${one}`)}
              <span className={css.count}>{counts ? figure(counts[one]) : ""}</span>
            </Link>
          ))}
        </nav>
        <span className={css.tools}>
          <ViewsMenu tab={tab} sort={sort} filter={filter} />
          <IconButton
            label={filters > 0 ? t("queue:filter.active", { count: filters }) : t("queue:filter.title")}
            onPress={() => setFiltering(true)}
          >
            <ListFilter size={18} strokeWidth={1.75} aria-hidden="true" />
            {filters > 0 ? <span className={css.dot} /> : null}
          </IconButton>
        </span>
      </div>
      <div className={css.second}>
        <Choice
          plain
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
        <span className={css.tools}>
          {waiting > 0 ? (
            <Button look="link" onPress={onShowNew}>
              <ArrowUp size={14} strokeWidth={2} aria-hidden="true" />
              <span className="figures">{t("queue:new", { count: waiting })}</span>
            </Button>
          ) : null}
          {may("assign") ? (
            <IconButton label={t("queue:take")} cap={capOf("take")} onPress={onTakeNext}>
              <ListPlus size={18} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          ) : null}
        </span>
      </div>
      {filtering ? <FilterDialog filter={filter} onClose={() => setFiltering(false)} /> : null}
    </header>
  );
}

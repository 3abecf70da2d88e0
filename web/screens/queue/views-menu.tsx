import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Bookmark, X } from "lucide-react";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { useViews } from "../../api/queue.ts";
import { useErrorWords } from "../../locales/use-error-words.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import controls from "../../ui/controls.module.css";
import { IconButton } from "../../ui/icon-button.tsx";
import { later } from "../../ui/later.tsx";
import { Popover } from "../../ui/popover.tsx";
import { say } from "../../ui/toasts.tsx";
import { countOf, type Filter, type Sort, type Tab } from "./queue-search.ts";
import css from "./views-menu.module.css";

/** There once something is filtered. */
export const SaveView = later(async () => (await import("./save-view.tsx")).SaveView);

interface Props {
  tab: Tab;
  sort: Sort;
  filter: Filter;
}

/** Filters kept under a name, one's own and the team's. */
export function ViewsMenu({ tab, sort, filter }: Props) {
  const { t, byName } = useWords();
  const views = useViews().data?.toSorted((a, b) => byName(a.name, b.name)) ?? [];
  const navigate = useNavigate();
  const queries = useQueryClient();
  const words = useErrorWords();
  const [open, setOpen] = useState(false);
  const again = () => queries.invalidateQueries({ queryKey: api.queue.views.key() });
  const fail = (error: unknown) => say(words(error));

  return (
    <Popover
      fits
      label={t("queue:views.title")}
      isOpen={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton label={t("queue:views.title")}>
          <Bookmark size={18} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      }
    >
      <div className={css.views}>
        {views.length ? (
          <ul>
            {views.map((view) => (
              <li key={view.id} className={css.view}>
                <Button
                  look="quiet"
                  onPress={() => {
                    const { tab: of, ...rest } = view.filter;
                    void navigate({ to: "/queue", search: { tab: of, sort: view.sort, filter: rest } });
                    setOpen(false);
                  }}
                >
                  {view.name}
                </Button>
                <IconButton
                  label={t("queue:views.remove", { view: view.name })}
                  onPress={() => void api.queue.views.remove.call({ id: view.id }).then(again, fail)}
                >
                  <X size={16} aria-hidden="true" />
                </IconButton>
              </li>
            ))}
          </ul>
        ) : (
          <p className={controls.hint}>{t("queue:views.none")}</p>
        )}
        {views.length ? (
          <Link
            to="/settings/{-$page}"
            params={{ page: "views" }}
            className={css.arrange}
            onClick={() => setOpen(false)}
          >
            {t("queue:views.arrange")}
          </Link>
        ) : null}
        {countOf(filter) > 0 ? <SaveView tab={tab} sort={sort} filter={filter} onSaved={again} /> : null}
      </div>
    </Popover>
  );
}

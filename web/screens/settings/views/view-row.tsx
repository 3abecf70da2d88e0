import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { EllipsisVertical } from "lucide-react";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useChangeOwn, useOwnSettings } from "../../../api/own-settings.ts";
import type { useViews } from "../../../api/queue.ts";
import { useMay } from "../../../api/session.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu, type MenuAction } from "../../../ui/menu.tsx";
import { say } from "../../../ui/toasts.tsx";
import { countOf } from "../../queue/queue-search.ts";
import css from "../settings.module.css";
import { Sure } from "../sure.tsx";

export type View = NonNullable<ReturnType<typeof useViews>["data"]>[number];

/** One view: where it leads, and what can be done with it. */
export function ViewRow({ view }: { view: View }) {
  const { t } = useWords();
  const errorWords = useErrorWords();
  const may = useMay();
  const queries = useQueryClient();
  const changeOwn = useChangeOwn();
  const opens = useOwnSettings()?.openingView === view.id;
  const [open, setOpen] = useState<"rename" | "remove" | null>(null);
  const [name, setName] = useState(view.name);
  const again = () => queries.invalidateQueries({ queryKey: api.queue.views.key() });
  const change = useMutation({
    ...api.queue.views.change.mutationOptions(),
    onSuccess: async () => {
      say(t("settings:saved"));
      await again();
      setOpen(null);
    },
    onError: (error) => say(errorWords(error)),
  });
  const remove = useMutation({
    ...api.queue.views.remove.mutationOptions(),
    onSuccess: async () => {
      setOpen(null);
      await again();
      await queries.invalidateQueries({ queryKey: api.settings.own.key() });
    },
  });
  const { tab, ...filter } = view.filter;
  const mayChange = !view.shared || may("share_views");

  return (
    <li className={css.row}>
      {open === "rename" ? (
        <form
          className={css.line}
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate({ id: view.id, name: name.trim() });
          }}
          onKeyDown={(event) => event.key === "Escape" && setOpen(null)}
        >
          <Field label={t("queue:views.name")} autoFocus maxLength={60} value={name} onChange={setName} />
          <Button look="primary" type="submit" isDisabled={name.trim() === "" || change.isPending}>
            {t("common:save")}
          </Button>
          <Button look="quiet" onPress={() => setOpen(null)}>
            {t("common:cancel")}
          </Button>
        </form>
      ) : (
        <>
          <div className={css.who}>
            <Link to="/queue" search={{ tab, sort: view.sort, filter }} className={css.name}>
              {view.name}
            </Link>
            <span className={`${css.quiet} figures`}>
              {[
                opens ? t("settings:views.opensNow") : "",
                t("queue:filter.active", { count: countOf(filter) }),
                t(`common:sort.${view.sort}`),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </div>
          <Menu
            label={t("settings:views.actions", { view: view.name })}
            trigger={
              <IconButton label={t("settings:views.actions", { view: view.name })}>
                <EllipsisVertical size={18} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            }
            actions={actions()}
          />
        </>
      )}
      {open === "remove" ? (
        <Sure
          title={t("settings:views.removeTitle", { view: view.name })}
          body={t(view.shared ? "settings:views.removeShared" : "settings:views.removeOwn")}
          yes={t("common:remove")}
          busy={remove.isPending}
          error={remove.error}
          onYes={() => remove.mutate({ id: view.id })}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </li>
  );

  function actions(): MenuAction[] {
    const opening = {
      id: "opens",
      words: t(opens ? "settings:views.opensNoMore" : "settings:views.opens"),
      act: () =>
        void changeOwn({ openingView: opens ? null : view.id }).then(
          () => say(t("settings:saved")),
          (error: unknown) => say(errorWords(error)),
        ),
    };
    if (!mayChange) return [opening];
    const share = {
      id: "share",
      words: t(view.shared ? "settings:views.unshare" : "settings:views.share"),
      act: () => change.mutate({ id: view.id, shared: !view.shared }),
    };
    return [
      opening,
      { id: "rename", words: t("settings:views.rename"), act: () => setOpen("rename") },
      ...(may("share_views") ? [share] : []),
      { id: "remove", words: t("common:remove"), act: () => setOpen("remove") },
    ];
  }
}

import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useOwnSettings } from "../../api/own-settings.ts";
import { useViews } from "../../api/queue.ts";

/** The queue opens with the view that one chose; an address that says itself what it shows is left alone. */
export function useOpeningView(): void {
  const navigate = useNavigate();
  const { tab, sort, filter } = useSearch({ from: "/door/desk/queue" });
  const untouched = !tab && !sort && !filter;
  const opening = useOwnSettings()?.openingView ?? null;
  const view = useViews().data?.find(({ id }) => id === opening);
  useEffect(() => {
    if (!untouched || !view) return;
    const { tab: of, ...rest } = view.filter;
    void navigate({
      to: ".",
      search: (before) => ({ ...before, tab: of, sort: view.sort, filter: rest }),
      replace: true,
    });
  }, [untouched, view, navigate]);
}

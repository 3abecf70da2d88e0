import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "../../api/client.ts";
import { useMay } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import css from "./queue-pane.module.css";

interface Props {
  tab: "mine" | "team" | "all";
  /** Waiting for the team, as far as it is known. */
  team: number;
  /** Clears the filter; null: there is none. */
  onClear: (() => void) | null;
}

/** Why no conversation is in sight, and what to do about it: nothing waits, none fits, or nothing can come at all. */
export function NothingHere({ tab, team, onClear }: Props) {
  const { t } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  // Somebody may have connected one since it was last asked, here or elsewhere.
  const connections = useQuery(api.connections.list.queryOptions({ refetchOnMount: "always" }));
  const unconnected = connections.data?.length === 0;
  return (
    <div className={css.empty}>
      <Empty words={words()}>
        {onClear ? (
          <Button look="link" onPress={onClear}>
            {t("queue:filter.clear")}
          </Button>
        ) : null}
        {!onClear && unconnected && may("manage_connections") ? (
          <Button
            look="link"
            onPress={() => void navigate({ to: "/settings/{-$page}", params: { page: "networks" } })}
          >
            {t("queue:connect")}
          </Button>
        ) : null}
      </Empty>
    </div>
  );

  function words(): string {
    if (onClear) return t("queue:emptyFiltered");
    if (unconnected) return t("queue:noNetwork");
    return tab === "mine" ? t("queue:emptyMine", { count: team }) : t("queue:empty");
  }
}

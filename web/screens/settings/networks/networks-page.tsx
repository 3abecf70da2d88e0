import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useMay } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { PageHead } from "../page-head.tsx";
import css from "../settings.module.css";
import { ChooseNetwork } from "./choose-network.tsx";
import { ConnectNetwork } from "./connect-network.tsx";
import { ConnectionCard } from "./connection-card.tsx";
import { PracticeCard } from "./practice-card.tsx";

/** Where we listen and answer: every account with its health, and the way to one more. */
export function NetworksPage() {
  const { t } = useWords();
  const may = useMay();
  const [adding, setAdding] = useState<"no" | "choose" | { network: string }>("no");
  const connections = useQuery(api.connections.list.queryOptions({ refetchInterval: 10_000 }));
  const networks = useQuery(api.connections.networks.queryOptions());
  const chosen =
    typeof adding === "object" ? networks.data?.find((one) => one.network === adding.network) : null;

  if (chosen) return <ConnectNetwork network={chosen} onClose={() => setAdding("no")} />;
  return (
    <>
      <PageHead title={t("common:settingsPage.networks")} lead={t("connections:lead")}>
        {may("manage_connections") && adding === "no" ? (
          <Button look="primary" onPress={() => setAdding("choose")}>
            <Plus size={16} aria-hidden="true" />
            {t("queue:connect")}
          </Button>
        ) : null}
      </PageHead>
      {adding === "choose" ? (
        <ChooseNetwork
          networks={networks.data ?? []}
          onChoose={(network) => setAdding({ network })}
          onClose={() => setAdding("no")}
        />
      ) : null}
      {connections.isError ? (
        <Problem error={connections.error} onAgain={() => void connections.refetch()} />
      ) : null}
      {connections.data?.length === 0 ? <p className={css.quiet}>{t("queue:noNetwork")}</p> : null}
      <ul className={css.list}>
        {connections.data?.map((connection) => (
          <ConnectionCard key={connection.id} connection={connection} />
        ))}
      </ul>
      <PracticeCard />
    </>
  );
}

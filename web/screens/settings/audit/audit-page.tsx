import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { Table } from "../../../ui/table.tsx";
import { PageHead } from "../page-head.tsx";

const PAGE = 100;

/** Who did what, newest first, read from the facts. */
export function AuditPage() {
  const { t, coded, moment, list } = useWords();
  const audit = useInfiniteQuery(
    api.people.audit.infiniteOptions({
      input: (before: string | undefined) => (before ? { before, limit: PAGE } : { limit: PAGE }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => (last.length === PAGE ? last.at(-1)?.id : undefined),
    }),
  );
  const networks = useQuery(api.connections.networks.queryOptions({ retry: false }));
  const networkName = (code: string) => networks.data?.find(({ network }) => network === code)?.name ?? code;
  const done = audit.data?.pages.flat().filter(isDone) ?? [];
  /** Of personal data only their kinds are kept: "a phone number and an address". */
  const kindsOf = (data: unknown) => {
    const kinds: unknown = (data as { kinds?: unknown } | null)?.kinds;
    if (!Array.isArray(kinds)) return "";
    return list(kinds.map((kind) => coded("reasons", `personal_data.${kind}`) ?? String(kind)));
  };
  return (
    <>
      <PageHead title={t("common:settingsPage.audit")} lead={t("settings:audit.lead")} />
      {audit.isError ? <Problem error={audit.error} onAgain={() => void audit.refetch()} /> : null}
      {done.length > 0 ? (
        <Table
          label={t("common:settingsPage.audit")}
          rows={done}
          idOf={({ id }) => id}
          columns={[
            {
              id: "what",
              head: t("tables:audit.what"),
              cell: ({ kind }) => coded("settings", `audit.kind.${kind}`) ?? kind,
            },
            {
              id: "who",
              head: t("tables:audit.who"),
              cell: ({ actor }) => actor?.name ?? t("settings:audit.nobody"),
            },
            {
              id: "about",
              head: t("tables:audit.about"),
              cell: ({ data }) => detailOf(data, networkName) || kindsOf(data),
            },
            {
              id: "when",
              head: t("tables:audit.when"),
              cell: ({ at }) => <time dateTime={at}>{moment("at", at)}</time>,
              end: true,
            },
          ]}
        />
      ) : null}
      {audit.hasNextPage ? (
        <div>
          <Button isDisabled={audit.isFetchingNextPage} onPress={() => void audit.fetchNextPage()}>
            {t("settings:audit.earlier")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** What somebody did, and what became of the networks; what merely arrived is on the queue. */
function isDone({ actor, kind }: { actor: object | null; kind: string }): boolean {
  return actor !== null || kind.startsWith("connection.");
}

/** Names in a fact that say which one it was; ids say nothing to people. */
function detailOf(data: unknown, networkName: (code: string) => string): string {
  if (typeof data !== "object" || data === null) return "";
  const { network, handle, name, brand } = data as Record<string, unknown>;
  const named = [typeof network === "string" ? networkName(network) : null, handle, name, brand];
  return named.filter((one) => typeof one === "string").join(" · ");
}

import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Landmark } from "lucide-react";
import { useEffect, useState } from "react";
import { asFailure } from "../../api/errors.ts";
import { usePractice, useRemovePractice, workIn } from "../../api/practice.ts";
import { useMay, useMe } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { Sure } from "../settings/sure.tsx";
import css from "./practice-band.module.css";

/** On top of the desk while one practises: what this is, the way to Plaza, and the way out. */
export function PracticeBand() {
  return useMe().workspace.kind === "practice" ? <Band /> : null;
}

function Band() {
  const { t } = useWords();
  const may = useMay();
  const { data: practice } = usePractice();
  const remove = useRemovePractice();
  const [leaving, setLeaving] = useState(false);
  useGoneElsewhere();
  const brandId = practice?.brandId ?? null;
  const removes = may("manage_connections");
  return (
    <aside className={css.band} aria-label={t("practice:card.title")}>
      <Landmark size={16} strokeWidth={1.75} aria-hidden="true" />
      <p>{t("practice:band.title")}</p>
      {/* First in its row, which ends at the edge: what comes a moment later moves nothing. */}
      {removes && practice?.connected === false ? (
        <span className={css.more}>
          <Button look="link" onPress={() => workIn(brandId, "/settings/networks")}>
            {t("practice:band.connect")}
          </Button>
        </span>
      ) : null}
      {may("practise") ? (
        <Link to="/plaza" className={css.more}>
          {t("practice:band.plaza")}
        </Link>
      ) : null}
      <Button look="link" onPress={() => (removes ? setLeaving(true) : workIn(brandId, "/queue"))}>
        {removes ? t("practice:band.leave") : t("practice:band.back")}
      </Button>
      {leaving ? (
        <Sure
          title={t("practice:leave.title")}
          body={t("practice:leave.body")}
          yes={t("practice:leave.yes")}
          busy={remove.isPending || remove.isSuccess}
          error={remove.error}
          onYes={() => remove.mutate(undefined)}
          onClose={() => setLeaving(false)}
        />
      ) : null}
    </aside>
  );
}

/** Somebody else has removed it, or this very person in another tab: nothing here is there any more. */
function useGoneElsewhere(): void {
  const queries = useQueryClient();
  useEffect(() => {
    return queries.getQueryCache().subscribe(({ query }) => {
      const { error } = query.state;
      const [path] = query.queryKey;
      // A list names nothing that could be missing but the workspace.
      if (error && String(path) === "queue,list" && asFailure(error).kind === "not_found")
        workIn(null, "/queue");
    });
  }, [queries]);
}

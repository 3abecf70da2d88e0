import { Check, X } from "lucide-react";
import { useWords } from "../../../locales/use-words.ts";
import css from "../settings.module.css";
import type { ConnectCheck } from "./network.ts";
import own from "./networks.module.css";

/** What the network was asked and what it said, in plain words; below a failed one, why and the network's own words. */
export function Checks({ checks, ok }: { checks: ConnectCheck[]; ok: boolean }) {
  const { t, coded, moment } = useWords();
  if (checks.length === 0) return ok ? <p role="status">{t("connections:fits")}</p> : null;
  return (
    <div role="status">
      <p className={css.name}>{verdict()}</p>
      <ul className={own.checks}>
        {checks.map((check) => (
          <li key={check.code}>
            {check.ok ? (
              <Check size={16} aria-label={t("connections:passed")} />
            ) : (
              <X size={16} aria-label={t("connections:failed")} />
            )}
            <span>
              <span className={check.ok ? own.passed : own.failed}>{words(check)}</span>
              {check.ok ? null : because(check)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );

  function verdict(): string {
    if (!ok) return t("connections:notYet");
    return checks.every((check) => check.ok) ? t("connections:fits") : t("connections:fitsBut");
  }

  function words({ code, ok, params }: ConnectCheck): string {
    const values = { user: params?.handle ?? "", ...params };
    return (
      coded("connections", `check.${code}.${ok ? "ok" : "no"}`, values) ??
      t("connections:check.other", { code })
    );
  }

  function because({ code, params }: ConnectCheck) {
    const lines = [
      reason(code, params),
      params?.problem ? coded("connections", `problem.${params.problem}`) : null,
      params?.after ? t("connections:tryAgain", { at: moment("at", String(params.after)) }) : null,
      params?.detail ? t("connections:itSaid", { detail: params.detail }) : null,
      params?.status ? t("connections:itAnswered", { status: params.status }) : null,
    ].filter((line) => line !== null);
    return lines.map((line) => (
      <span key={line} className={css.quiet} style={{ display: "block" }}>
        {line}
      </span>
    ));
  }

  function reason(code: string, params: ConnectCheck["params"]): string | null {
    const isRefused = params?.status === 401 || params?.status === 403;
    const why = params?.reason ?? (code === "signed_in" && isRefused ? "not_accepted" : null);
    const words = why === null ? null : coded("connections", `why.${why}`);
    return words && t("connections:because", { reason: words });
  }
}

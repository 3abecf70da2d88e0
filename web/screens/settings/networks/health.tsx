import type { Connection } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { useNow } from "../../../ui/use-now.ts";
import own from "./networks.module.css";

/** The figures of an account: last heard, lag, limit of use, what waits to be taken in. */
export function Health({ connection: { health } }: { connection: Connection }) {
  const { t, moment, duration, figure } = useWords();
  const now = useNow();
  const { lastHeardAt, lastPolledAt, lagSeconds, quota, waiting, retryAt } = health;
  const lines = [
    lastHeardAt
      ? t("connections:health.heard", { at: moment("at", lastHeardAt, now) })
      : t("connections:health.neverHeard"),
    lastPolledAt ? t("connections:health.polled", { at: moment("at", lastPolledAt, now) }) : null,
    lagSeconds === null ? null : t("connections:health.lag", { duration: duration(lagSeconds / 60) }),
    quota ? t("connections:health.quota", { used: figure(quota.used), max: figure(quota.max) }) : null,
    waiting > 0 ? t("connections:health.waiting", { count: waiting }) : null,
    retryAt && new Date(retryAt) > now ? t("connections:tryAgain", { at: moment("at", retryAt, now) }) : null,
  ].filter((line) => line !== null);
  return (
    <p className={`${own.health} figures`}>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </p>
  );
}

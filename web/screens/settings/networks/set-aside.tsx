import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { say } from "../../../ui/toasts.tsx";
import css from "../settings.module.css";

/** What could not be read, as it came, and another try. */
export function SetAside({ id }: { id: string }) {
  const { t, coded, moment, figure } = useWords();
  const queries = useQueryClient();
  const events = useQuery(api.connections.setAside.queryOptions({ input: { id }, refetchInterval: 5_000 }));
  const replay = useMutation({
    ...api.connections.replay.mutationOptions(),
    onSuccess: ({ replayed }) => {
      say(t("connections:aside.replayed", { count: replayed }));
      return queries.invalidateQueries({ queryKey: api.connections.key() });
    },
  });
  const error = events.error ?? replay.error;
  return (
    <section className={css.part} aria-label={t("connections:aside.title")}>
      <p className={css.lead}>{t("connections:aside.lead")}</p>
      {error ? <Problem error={error} /> : null}
      {events.data?.length === 0 ? <p className={css.quiet}>{t("connections:aside.none")}</p> : null}
      {(events.data?.length ?? 0) > 1 ? (
        <div>
          <Button isDisabled={replay.isPending} onPress={() => replay.mutate({ id })}>
            {t("connections:aside.replayAll")}
          </Button>
        </div>
      ) : null}
      {events.data?.map((event) => (
        <article key={event.id} className={css.copy}>
          <p className={css.quiet}>
            {coded("connections", `aside.came.${event.source}`, {
              at: moment("at", event.receivedAt),
              bytes: figure(event.bytes),
            })}
          </p>
          <p>{event.error}</p>
          <pre className={css.raw}>{event.body}</pre>
          <div>
            <Button isDisabled={replay.isPending} onPress={() => replay.mutate({ id, events: [event.id] })}>
              {t("connections:aside.replay")}
            </Button>
          </div>
        </article>
      ))}
    </section>
  );
}

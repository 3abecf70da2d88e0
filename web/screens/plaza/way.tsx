import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { useWords } from "../../locales/use-words.ts";
import type { LastSaid } from "./last-said.ts";
import css from "./way.module.css";
import { WaySteps } from "./way-steps.tsx";

/** Looked at often while it is on its way, seldom once it has left the queue. */
const ON_ITS_WAY_MS = 1_000;
const GONE_MS = 10_000;

/** What the desk has done so far with what one wrote last. It teaches what the product does. */
export function WayOfMessage({ said }: { said: LastSaid | null }) {
  const { t, clock, quote } = useWords();
  return (
    <section className={css.way} aria-labelledby="way-title">
      <h2 id="way-title" className={css.title}>
        {t("plaza:way.title")}
      </h2>
      {said ? (
        <>
          <p className={css.said}>
            {t("plaza:way.said", { text: quote(shorten(said.text)), name: said.name, at: clock(said.at) })}
          </p>
          <Steps key={said.externalId} externalId={said.externalId} />
        </>
      ) : (
        <p className={css.said}>{t("plaza:way.nothing")}</p>
      )}
    </section>
  );
}

function Steps({ externalId }: { externalId: string }) {
  const { t } = useWords();
  const { data } = useQuery(
    api.practice.way.queryOptions({
      input: { externalId },
      retry: false,
      refetchInterval: ({ state }) => (hasLeft(state.data?.way?.state) ? GONE_MS : ON_ITS_WAY_MS),
    }),
  );
  const way = data?.way ?? null;
  const place = useLastPlace(way?.placed?.place ?? null);
  return (
    <>
      <WaySteps way={way} place={place} />
      {way ? (
        <Link
          to="/queue/$conversationId"
          params={{ conversationId: way.conversationId }}
          className={css.open}
        >
          {t("plaza:way.open")}
          <ArrowRight size={16} aria-hidden="true" />
        </Link>
      ) : null}
    </>
  );
}

/** Where it stood on the queue is not kept once it has left: what was seen of it here is. */
function useLastPlace(place: number | null): number | null {
  const [last, setLast] = useState(place);
  if (place !== null && place !== last) setLast(place);
  return place ?? last;
}

function hasLeft(state: string | null | undefined): boolean {
  return state === "done" || state === "set_aside";
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 58).trimEnd()}…` : text;
}

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../../api/client.ts";
import { hearPresence } from "../../api/presence.ts";
import { MovesProvider } from "../queue/moves/moves.tsx";
import { SignedIn } from "../signed-in.tsx";
import { Composers } from "./composers.tsx";
import { Fields } from "./fields.tsx";
import { ME, WRITTEN } from "./invented.ts";
import { LeftColumn } from "./left-column.tsx";
import { Messages } from "./messages.tsx";
import css from "./parts.module.css";
import { RightColumn } from "./right-column.tsx";
import { Surfaces } from "./surfaces.tsx";

/** Every part in all its states, light beside dark, as in a picture: for those who build. It asks no server. */
export function PartsScreen() {
  const [queries] = useState(invented);
  useEffect(() => {
    const writes = () =>
      hearPresence({
        conversationId: WRITTEN.conversationId,
        person: { id: "pau", name: "Pau Sans", initials: "PS" },
        doing: "typing",
      });
    writes();
    const timer = setInterval(writes, 10_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <QueryClientProvider client={queries}>
      <SignedIn>
        <MovesProvider>
          <main className={css.page}>
            <h1 className="visually-hidden">Parts</h1>
            {(["light", "dark"] as const).map((scheme) => (
              <div key={scheme} className={css.side} data-look={scheme}>
                <LeftColumn />
                <RightColumn />
                <div className={css.wide}>
                  <Messages />
                  <Composers />
                </div>
                <div className={css.pair}>
                  <Fields />
                  <Surfaces />
                </div>
              </div>
            ))}
          </main>
        </MovesProvider>
      </SignedIn>
    </QueryClientProvider>
  );
}

function invented(): QueryClient {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  queries.setQueryData(api.session.me.queryKey(), ME);
  return queries;
}

import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { api } from "../../api/client.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import controls from "../../ui/controls.module.css";
import { Empty } from "../../ui/empty.tsx";
import { Problem } from "../../ui/problem.tsx";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import { MessageHit, PersonHit } from "./hits.tsx";
import { type Narrow, SearchFilters } from "./search-filters.tsx";
import css from "./search-screen.module.css";

const PAUSE_MS = 250;

/** All messages and people, without a limit in time. */
export function SearchScreen() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { words = "" } = useSearch({ from: "/door/desk/search" });
  const phone = useMedia(PHONE);
  const [typed, setTyped] = useState(words);
  const field = useRef<HTMLInputElement>(null);
  const [narrow, setNarrow] = useState<Narrow>({ sort: "best" });

  // The screen is opened with "/", in order to type.
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === words) return;
    const timer = setTimeout(() => {
      void navigate({ to: "/search", search: wanted ? { words: wanted } : {}, replace: true });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, words, navigate]);

  const found = useInfiniteQuery(
    api.search.all.infiniteOptions({
      input: (offset: number) => ({ words, ...narrow, limit: 30, offset }),
      initialPageParam: 0,
      getNextPageParam: (last, all) => (last.more ? all.length * 30 : undefined),
      enabled: words !== "",
    }),
  );
  const pages = found.data?.pages ?? [];
  const messages = pages.flatMap((page) => page.messages);
  const people = pages[0]?.people ?? [];

  return (
    <main className={css.page}>
      <h1 className="visually-hidden">{t("search:title")}</h1>
      <search className={css.search}>
        <input
          type="search"
          className={controls.input}
          aria-label={t("search:field")}
          placeholder={t("search:field")}
          maxLength={200}
          ref={field}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <details open={!phone}>
          <summary>{t("queue:filter.title")}</summary>
          <SearchFilters narrow={narrow} onChange={setNarrow} />
        </details>
      </search>
      {words === "" ? <p className={css.quiet}>{t("search:hint")}</p> : null}
      {found.isError ? <Problem error={found.error} onAgain={() => void found.refetch()} /> : null}
      {found.isSuccess && messages.length + people.length === 0 ? (
        <div role="status">
          <Empty words={t("search:none", { words })} />
        </div>
      ) : null}
      {people.length > 0 ? (
        <section>
          <h2>{t("search:people")}</h2>
          <ul className={css.people}>
            {people.map((person) => (
              <PersonHit key={person.id} person={person} />
            ))}
          </ul>
        </section>
      ) : null}
      {messages.length > 0 ? (
        <section>
          <h2>{t("search:messages")}</h2>
          <ul>
            {messages.map((message) => (
              <MessageHit key={message.id} message={message} />
            ))}
          </ul>
          {found.hasNextPage ? (
            <Button isDisabled={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
              {t("search:more")}
            </Button>
          ) : null}
        </section>
      ) : null}
    </main>
  );
}

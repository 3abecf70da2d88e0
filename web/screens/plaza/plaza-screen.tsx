import { Link } from "@tanstack/react-router";
import { ArrowRight, Landmark } from "lucide-react";
import { useState } from "react";
import type { Plaza } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import { Problem } from "../../ui/problem.tsx";
import { Compose, type Draft } from "./compose.tsx";
import { Ideas } from "./ideas.tsx";
import { People } from "./people.tsx";
import css from "./plaza.module.css";
import { PrivateChat } from "./private-chat.tsx";
import { Timeline } from "./timeline.tsx";
import { peopleOf, useMembers, usePlaza } from "./use-plaza.ts";
import { Weather } from "./weather.tsx";

/** The practice network's own page: not the desk, and it says so first. */
export function PlazaScreen() {
  const { t } = useWords();
  const plaza = usePlaza();
  return (
    <div className={css.plaza}>
      <header className={css.band}>
        <Landmark size={18} aria-hidden="true" />
        <p>
          <strong>{t("plaza:band.title")}</strong> {t("plaza:band.body")}
        </p>
        <Link to="/queue" className={css.back}>
          {t("plaza:band.back")}
          <ArrowRight size={16} aria-hidden="true" />
        </Link>
      </header>
      {plaza.isError ? (
        <main className={css.missing}>
          <p>{t("plaza:notConnected")}</p>
          <Problem error={plaza.error} onAgain={() => void plaza.refetch()} />
        </main>
      ) : null}
      {plaza.data ? <Town plaza={plaza.data} /> : null}
    </div>
  );
}

function Town({ plaza }: { plaza: Plaza }) {
  const members = useMembers(plaza);
  const [handle, setHandle] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft>({ way: "page", text: "" });
  const people = peopleOf(members.data ?? []);
  const brand = members.data?.find((member) => member.handle === plaza.brandHandle);
  const me = people.find((member) => member.handle === handle) ?? people[0];
  if (!me || !brand) return null;
  return (
    <div className={css.town}>
      <aside className={css.side}>
        <People plaza={plaza} people={people} me={me} onChoose={setHandle} />
        <Ideas
          onChoose={(idea) => {
            setHandle(idea.handle);
            setDraft({ way: "page", text: idea.text });
          }}
        />
        <Weather plaza={plaza} />
      </aside>
      <main className={css.middle}>
        <Compose plaza={plaza} me={me} brand={brand} draft={draft} onChange={setDraft} />
        {draft.way === "private" ? (
          <PrivateChat plaza={plaza} me={me} brand={brand} />
        ) : (
          <Timeline plaza={plaza} me={me} />
        )}
      </main>
    </div>
  );
}

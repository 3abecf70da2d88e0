import { useState } from "react";
import type { Plaza } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import { useMedia } from "../../ui/use-media.ts";
import { BrandHead } from "./brand-head.tsx";
import { Compose, type Draft } from "./compose.tsx";
import { type LastSaid, lastSaid } from "./last-said.ts";
import { NotSure } from "./not-sure.tsx";
import { People } from "./people.tsx";
import css from "./plaza.module.css";
import { PrivateChat } from "./private-chat.tsx";
import { ShowSwitch } from "./show-switch.tsx";
import { Timeline } from "./timeline.tsx";
import { peopleOf, useMembers } from "./use-plaza.ts";
import { WayOfMessage } from "./way.tsx";
import { Weather } from "./weather.tsx";

/** There is room for the way beside the page; else it stands under the box. */
const THREE_COLUMNS = "(min-width: 1100px)";

export function Town({ plaza }: { plaza: Plaza }) {
  const { t } = useWords();
  const members = useMembers(plaza);
  const threeColumns = useMedia(THREE_COLUMNS);
  const [handle, setHandle] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft>({ inPrivate: false, text: "" });
  const [said, setSaid] = useState<LastSaid | null>(lastSaid);
  const people = peopleOf(members.data ?? []);
  const brand = members.data?.find((member) => member.handle === plaza.brandHandle);
  const me = people.find((member) => member.handle === handle) ?? people[0];
  if (!me || !brand) return null;
  return (
    <div className={css.town}>
      <aside className={css.side} aria-label={t("plaza:writingAs")}>
        <People plaza={plaza} people={people} me={me} onChoose={setHandle} />
        <NotSure
          plaza={plaza}
          people={people}
          brand={brand}
          onSaid={setSaid}
          onChoose={(idea) => {
            setHandle(idea.handle);
            setDraft({ inPrivate: false, text: idea.text });
          }}
        />
        <ShowSwitch plaza={plaza} />
        <Weather plaza={plaza} />
      </aside>
      <main className={css.middle}>
        <BrandHead
          brand={brand}
          inPrivate={draft.inPrivate}
          onTurn={(inPrivate) => setDraft({ ...draft, inPrivate })}
        />
        <Compose plaza={plaza} me={me} brand={brand} draft={draft} onChange={setDraft} onSaid={setSaid} />
        {threeColumns || said === null ? null : <WayOfMessage said={said} />}
        {draft.inPrivate ? (
          <PrivateChat plaza={plaza} me={me} brand={brand} />
        ) : (
          <Timeline plaza={plaza} me={me} />
        )}
      </main>
      {threeColumns ? (
        <div className={css.beside}>
          <WayOfMessage said={said} />
        </div>
      ) : null}
    </div>
  );
}

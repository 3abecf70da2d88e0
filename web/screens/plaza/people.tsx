import { Check, ChevronDown, UserPlus } from "lucide-react";
import { useState } from "react";
import type { Plaza, PlazaMember } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import { Face } from "../../ui/face.tsx";
import { NewPerson } from "./new-person.tsx";
import css from "./plaza.module.css";

interface Props {
  plaza: Plaza;
  people: PlazaMember[];
  me: PlazaMember;
  onChoose: (handle: string) => void;
}

/** So many are in sight at first, and whoever writes now. */
const FIRST = 4;

/** One of them writes; somebody new can come. */
export function People({ plaza, people, me, onChoose }: Props) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const [all, setAll] = useState(false);
  const shown = people.filter((person, index) => all || index < FIRST || person.id === me.id);
  return (
    <section>
      <h2 className={css.sideTitle}>{t("plaza:writingAs")}</h2>
      <ul className={css.people}>
        {shown.map((person) => (
          <li key={person.id}>
            <Person person={person} isMe={person.id === me.id} onChoose={() => onChoose(person.handle)} />
          </li>
        ))}
        {shown.length < people.length ? (
          <li>
            <button type="button" className={css.person} onClick={() => setAll(true)}>
              <span className={css.newFace}>
                <ChevronDown size={18} strokeWidth={1.75} aria-hidden="true" />
              </span>
              <span className={css.more}>{t("plaza:showAll", { count: people.length })}</span>
            </button>
          </li>
        ) : null}
        <li>
          <button type="button" className={css.person} onClick={() => setAdding(true)}>
            <span className={css.newFace}>
              <UserPlus size={18} strokeWidth={1.75} aria-hidden="true" />
            </span>
            <span className={css.more}>{t("plaza:someoneNew")}</span>
          </button>
        </li>
      </ul>
      {adding ? (
        <NewPerson
          plaza={plaza}
          onMade={(handle) => {
            setAdding(false);
            onChoose(handle);
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </section>
  );
}

function Person({ person, isMe, onChoose }: { person: PlazaMember; isMe: boolean; onChoose: () => void }) {
  const { t, figure } = useWords();
  const followers = t("plaza:followers", { count: person.followers, followers: figure(person.followers) });
  return (
    <button type="button" className={css.person} aria-pressed={isMe} onClick={onChoose}>
      <Face name={person.name} url={person.avatar} />
      <span className={css.personWords}>
        <span className={css.personName}>{person.name}</span>
        <span className={`${css.quiet} ${css.about}`}>
          <span>{followers}</span>
          {person.about ? <bdi>{person.about}</bdi> : null}
        </span>
      </span>
      {isMe ? <Check size={16} aria-hidden="true" /> : null}
    </button>
  );
}

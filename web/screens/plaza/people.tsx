import { Check, UserPlus } from "lucide-react";
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

/** One of them writes; somebody new can come. */
export function People({ plaza, people, me, onChoose }: Props) {
  const { t, figure } = useWords();
  const [adding, setAdding] = useState(false);
  return (
    <section>
      <h2 className={css.sideTitle}>{t("plaza:writingAs")}</h2>
      <ul className={css.people}>
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={css.person}
              aria-pressed={person.id === me.id}
              onClick={() => onChoose(person.handle)}
            >
              <Face name={person.name} url={person.avatar} />
              <span className={css.personWords}>
                <span className={css.personName}>{person.name}</span>
                <span className={css.quiet}>
                  {t("plaza:followers", { count: person.followers, followers: figure(person.followers) })}
                </span>
              </span>
              {person.id === me.id ? <Check size={16} aria-hidden="true" /> : null}
            </button>
          </li>
        ))}
        <li>
          <button type="button" className={css.person} onClick={() => setAdding(true)}>
            <span className={css.newFace}>
              <UserPlus size={18} aria-hidden="true" />
            </span>
            {t("plaza:someoneNew")}
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

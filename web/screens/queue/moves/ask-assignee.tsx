import { useState } from "react";
import { useMe } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Face } from "../../../ui/face.tsx";
import { Field } from "../../../ui/field.tsx";
import css from "./ask.module.css";

interface Props {
  current: string | null;
  onClose: () => void;
  onChoose: (id: string | null) => void;
}

/** Me first, then the team; Enter takes the first that fits. */
export function AskAssignee({ current, onClose, onChoose }: Props) {
  const { t, list, languageName, byName } = useWords();
  const { person, team } = useMe();
  const [words, setWords] = useState("");
  const wanted = words.trim().toLowerCase();
  const may = team.filter(({ role }) => role !== "viewer").toSorted((a, b) => byName(a.name, b.name));
  const people = [
    ...may.filter(({ id }) => id === person.id),
    ...may.filter(({ id }) => id !== person.id),
  ].filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <Dialog title={t("queue:ask.assignTitle")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (people[0]) onChoose(people[0].id);
        }}
      >
        <Field label={t("queue:ask.assignFilter")} autoFocus value={words} onChange={setWords} />
      </form>
      <ul className={css.list}>
        {people.map(({ id, name, languages }) => (
          <li key={id}>
            <Button look="quiet" onPress={() => onChoose(id)} isDisabled={id === current}>
              <Face name={name} size={24} />
              <span>{id === person.id ? `${name} (${t("queue:ask.me")})` : name}</span>
              <span className={css.beside}>
                {list(languages.flatMap((code) => languageName(code) ?? []))}
              </span>
            </Button>
          </li>
        ))}
        {current ? (
          <li>
            <Button look="quiet" onPress={() => onChoose(null)}>
              {t("common:nobody")}
            </Button>
          </li>
        ) : null}
      </ul>
    </Dialog>
  );
}

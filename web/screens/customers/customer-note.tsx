import { useState } from "react";
import { useKeepCustomerNote } from "../../api/customers.ts";
import { useMay } from "../../api/session.ts";
import { useErrorWords } from "../../locales/use-error-words.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { say } from "../../ui/toasts.tsx";
import type { CustomerOf } from "./customer-of.ts";
import css from "./customer-pane.module.css";

/** What the team should know about this person: words on the page, a field only while they are written. */
export function CustomerNote({ customer }: { customer: CustomerOf }) {
  const { t, shortDate } = useWords();
  const may = useMay();
  const [writing, setWriting] = useState(false);
  const { note, noteBy } = customer;
  return (
    <section>
      <h3 className={css.title}>
        {t("customer:note.title")}
        {may("note") && !writing ? (
          <span className={css.beside}>
            <Button look="link" onPress={() => setWriting(true)}>
              {note === "" ? t("customer:note.add") : t("customer:note.change")}
            </Button>
          </span>
        ) : null}
      </h3>
      {writing ? <NoteForm id={customer.id} note={note} onDone={() => setWriting(false)} /> : null}
      {!writing && note !== "" ? (
        <p className={css.noteText} dir="auto">
          {note}
          {noteBy ? (
            <span className={css.noteBy}>
              {" "}
              <bdi>{noteBy.name}</bdi>, {shortDate(noteBy.at)}
            </span>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}

function NoteForm({ id, note, onDone }: { id: string; note: string; onDone: () => void }) {
  const { t } = useWords();
  const errorWords = useErrorWords();
  const [text, setText] = useState(note);
  const keep = useKeepCustomerNote(id);
  return (
    <form
      className={css.note}
      onSubmit={(event) => {
        event.preventDefault();
        if (text === note) return onDone();
        keep.mutate(text, {
          onSuccess: () => {
            say(t("customer:note.kept"));
            onDone();
          },
          onError: (error) => say(errorWords(error)),
        });
      }}
    >
      <Field
        label={t("customer:note.label")}
        autoFocus
        lines={3}
        maxLength={5000}
        value={text}
        onChange={setText}
      />
      <div className={css.noteButtons}>
        <Button type="submit" isDisabled={keep.isPending}>
          {t("common:save")}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {t("common:cancel")}
        </Button>
      </div>
    </form>
  );
}

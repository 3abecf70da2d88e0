import { useState } from "react";
import { useWords } from "../../../locales/use-words.ts";
import { serverNow } from "../../../server-time.ts";
import { Button } from "../../../ui/button.tsx";
import controls from "../../../ui/controls.module.css";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import css from "./ask.module.css";
import { snoozeTimes } from "./snooze-times.ts";

interface Props {
  onClose: () => void;
  onChoose: (until: Date) => void;
}

export function AskSnooze({ onClose, onChoose }: Props) {
  const { t, moment } = useWords();
  const [own, setOwn] = useState("");
  const chosen = own === "" ? null : new Date(own);
  const past = chosen !== null && chosen.getTime() <= serverNow().getTime();
  return (
    <Dialog title={t("queue:ask.snoozeTitle")} onClose={onClose}>
      <ul className={css.list}>
        {snoozeTimes(serverNow()).map(({ id, at }, index) => (
          <li key={id}>
            <Button look="quiet" onPress={() => onChoose(at)} autoFocus={index === 0}>
              <span>{t(`queue:ask.${id}`)}</span>
              <span className={css.beside}>{moment("at", at)}</span>
            </Button>
          </li>
        ))}
      </ul>
      <form
        className={css.own}
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen && !past) onChoose(chosen);
        }}
      >
        <Field
          label={t("queue:ask.moment")}
          type="datetime-local"
          value={own}
          onChange={setOwn}
          problem={past ? t("errors:refused.moment_has_passed") : undefined}
        />
        <Button type="submit" isDisabled={chosen === null || past}>
          {t("queue:ask.snoozeSubmit")}
        </Button>
      </form>
      <p className={controls.hint}>{t("queue:ask.snoozeHint")}</p>
    </Dialog>
  );
}

import { useState } from "react";
import type { Plaza } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import controls from "../../ui/controls.module.css";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { handleFor } from "./handle.ts";
import css from "./plaza.module.css";
import { Refused } from "./refused.tsx";
import { useAct } from "./use-plaza.ts";

interface Props {
  plaza: Plaza;
  onMade: (handle: string) => void;
  onClose: () => void;
}

export function NewPerson({ plaza, onMade, onClose }: Props) {
  const { t } = useWords();
  const [name, setName] = useState("");
  const [followers, setFollowers] = useState("30");
  const handle = handleFor(name);
  const add = useAct(
    () =>
      plaza.addMember({
        handle,
        name: name.trim(),
        about: "",
        followers: Math.max(0, Math.round(Number(followers)) || 0),
      }),
    () => onMade(handle),
  );
  return (
    <Dialog title={t("plaza:someoneNew")} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(undefined);
        }}
      >
        <Field
          label={t("plaza:new.name")}
          hint={handle ? `@${handle}` : undefined}
          autoFocus
          isRequired
          maxLength={60}
          autoComplete="off"
          value={name}
          onChange={setName}
        />
        <Field label={t("plaza:new.followers")} type="number" value={followers} onChange={setFollowers} />
        {add.isError ? <Refused error={add.error} /> : null}
        <div className={`${controls.row} ${controls.end}`}>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="primary" type="submit" isDisabled={add.isPending || handle === ""}>
            {t("plaza:new.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

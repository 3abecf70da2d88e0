import { useState } from "react";
import { api } from "../../api/client.ts";
import { useMay } from "../../api/session.ts";
import { useErrorWords } from "../../locales/use-error-words.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Tick } from "../../ui/tick.tsx";
import { say } from "../../ui/toasts.tsx";
import type { Filter, Sort, Tab } from "./queue-search.ts";
import css from "./views-menu.module.css";

interface Props {
  tab: Tab;
  sort: Sort;
  filter: Filter;
  onSaved: () => Promise<void>;
}

/** The filter that is on, kept under a name. */
export function SaveView({ tab, sort, filter, onSaved }: Props) {
  const { t } = useWords();
  const words = useErrorWords();
  const may = useMay();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  return (
    <form
      className={css.save}
      onSubmit={(event) => {
        event.preventDefault();
        const view = { name: name.trim(), shared, sort, filter: { ...filter, tab } };
        api.queue.views.save.call(view).then(
          async () => {
            setName("");
            await onSaved();
          },
          (error) => say(words(error)),
        );
      }}
    >
      <Field label={t("queue:views.name")} maxLength={60} value={name} onChange={setName} />
      {may("share_views") ? (
        <Tick isSelected={shared} onChange={setShared}>
          {t("queue:views.shared")}
        </Tick>
      ) : null}
      <Button look="primary" type="submit" isDisabled={name.trim() === ""}>
        {t("queue:views.save")}
      </Button>
    </form>
  );
}

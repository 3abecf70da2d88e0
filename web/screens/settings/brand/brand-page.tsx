import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { isScreenLanguage, LANGUAGES, OWN_NAMES } from "../../../locales/languages.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Chips } from "../../../ui/chips.tsx";
import controls from "../../../ui/controls.module.css";
import { Field } from "../../../ui/field.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { say } from "../../../ui/toasts.tsx";
import type { Settings } from "../deadlines/settings.ts";
import { PageHead } from "../page-head.tsx";
import css from "../settings.module.css";

export function BrandPage() {
  const { t } = useWords();
  const settings = useQuery(api.settings.get.queryOptions());
  return (
    <>
      <PageHead title={t("common:settingsPage.brand")} lead={t("settings:brand.lead")} />
      {settings.isError ? <Problem error={settings.error} onAgain={() => void settings.refetch()} /> : null}
      {settings.data ? <BrandForm settings={settings.data} /> : null}
    </>
  );
}

function BrandForm({ settings }: { settings: Settings }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [name, setName] = useState(settings.name);
  const [languages, setLanguages] = useState(settings.languages);
  const missing = languages.length === 0;
  const save = useMutation({
    ...api.settings.changeBrand.mutationOptions(),
    onSuccess: async () => {
      say(t("settings:saved"));
      await queries.invalidateQueries({ queryKey: api.settings.key() });
      await queries.invalidateQueries({ queryKey: api.session.key() });
    },
  });

  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) save.mutate({ name: name.trim(), languages });
      }}
    >
      <Field
        label={t("setup:brand")}
        isRequired
        maxLength={100}
        value={name}
        hint={t("settings:brand.nameHint")}
        onChange={setName}
      />
      <div className={controls.field}>
        <span className={controls.label}>{t("setup:languages")}</span>
        <Chips
          label={t("setup:languages")}
          options={LANGUAGES.map((id) => ({ id, words: OWN_NAMES[id] }))}
          chosen={languages}
          onChoose={(ids) => setLanguages(ids.filter(isScreenLanguage))}
        />
        <span className={missing ? controls.problem : controls.hint}>
          {missing ? t("setup:languagesNone") : t("settings:brand.languagesHint")}
        </span>
      </div>
      {save.isError ? <Problem error={save.error} /> : null}
      <div className={css.buttons}>
        <Button look="primary" type="submit" isDisabled={save.isPending || missing}>
          {t("common:save")}
        </Button>
      </div>
    </form>
  );
}

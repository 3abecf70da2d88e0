import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { OWN_NAMES } from "../../locales/languages.ts";
import { useWords } from "../../locales/use-words.ts";
import { Chips } from "../../ui/chips.tsx";
import { Choice } from "../../ui/choice.tsx";
import controls from "../../ui/controls.module.css";
import { Field } from "../../ui/field.tsx";
import {
  type Answers,
  COUNTRIES,
  hasRegions,
  isCountry,
  languagesOffered,
  USUAL_LANGUAGES,
} from "./answers.ts";
import { Doors } from "./doors.tsx";
import css from "./setup.module.css";

interface Props {
  answers: Answers;
  onChange: (answers: Answers) => void;
  onDoor: (door: "plaza" | "connect") => void;
}

const ALL = "all";

export function BrandPage({ answers, onChange, onDoor }: Props) {
  const { t, byName, countryName } = useWords();
  const [tried, setTried] = useState(false);
  const { data } = useQuery(api.setup.preview.queryOptions({ input: { country: answers.country } }));
  const regions = hasRegions(answers.country) ? (data?.regions ?? []) : [];
  const offered = languagesOffered(answers.country);
  const inOrder = (a: { words: string }, b: { words: string }) => byName(a.words, b.words);
  const set = (change: Partial<Answers>) => onChange({ ...answers, ...change });
  const brandMissing = answers.brand.trim() === "";
  const languagesMissing = answers.languages.length === 0;

  function go(door: "plaza" | "connect") {
    if (brandMissing || languagesMissing) setTried(true);
    else onDoor(door);
  }

  return (
    <>
      <h1>{t("setup:title")}</h1>
      <p className={css.lead}>{t("setup:lead")}</p>
      <div className={css.pair}>
        <Field
          label={t("setup:brand")}
          autoFocus
          autoComplete="organization"
          maxLength={100}
          value={answers.brand}
          onChange={(brand) => set({ brand })}
          problem={tried && brandMissing ? t("setup:brandMissing") : undefined}
        />
        <Choice
          label={t("setup:country")}
          value={answers.country}
          options={COUNTRIES.map((id) => ({ id, words: countryName(id) })).toSorted(inOrder)}
          onChoose={(country) => {
            if (isCountry(country)) set({ country, region: null, languages: USUAL_LANGUAGES[country] });
          }}
        />
      </div>
      {regions.length > 0 ? (
        <Choice
          label={t("setup:region")}
          value={answers.region ?? ALL}
          options={[
            { id: ALL, words: t("setup:regionAll") },
            ...regions.map(({ code, name }) => ({ id: code, words: name })).toSorted(inOrder),
          ]}
          onChoose={(region) => set({ region: region === ALL ? null : region })}
        />
      ) : null}
      <div className={controls.field}>
        <span className={controls.label}>{t("setup:languages")}</span>
        <Chips
          label={t("setup:languages")}
          options={offered.map((id) => ({ id, words: OWN_NAMES[id] }))}
          chosen={answers.languages}
          onChoose={(chosen) => set({ languages: offered.filter((code) => chosen.includes(code)) })}
        />
        {tried && languagesMissing ? (
          <p className={controls.problem} role="alert">
            {t("setup:languagesNone")}
          </p>
        ) : null}
      </div>
      <Doors onDoor={go} />
    </>
  );
}

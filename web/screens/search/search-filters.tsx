import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { useWords } from "../../locales/use-words.ts";
import { Choice } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { languages } from "../queue/codes.ts";
import css from "./search-screen.module.css";

export interface Narrow {
  sort: "best" | "newest";
  direction?: "inbound" | "outbound" | undefined;
  networks?: string[] | undefined;
  languages?: string[] | undefined;
  from?: string | undefined;
  until?: string | undefined;
}

const ANY = "any";

export function SearchFilters({ narrow, onChange }: { narrow: Narrow; onChange: (narrow: Narrow) => void }) {
  const { t, languageName } = useWords();
  const networks = useQuery(api.connections.networks.queryOptions({ retry: false }));
  const set = (change: Partial<Narrow>) => onChange({ ...narrow, ...change });
  const any = { id: ANY, words: t("common:any") };
  const one = (id: string) => (id === ANY ? undefined : [id]);
  return (
    <div className={css.filters}>
      <Choice
        label={t("search:sort.label")}
        value={narrow.sort}
        options={(["best", "newest"] as const).map((id) => ({ id, words: t(`search:sort.${id}`) }))}
        onChoose={(id) => set({ sort: id === "newest" ? "newest" : "best" })}
      />
      <Choice
        label={t("search:direction.label")}
        value={narrow.direction ?? "any"}
        options={(["any", "inbound", "outbound"] as const).map((id) => ({
          id,
          words: t(`search:direction.${id}`),
        }))}
        onChoose={(id) => set({ direction: id === "inbound" || id === "outbound" ? id : undefined })}
      />
      <Choice
        label={t("search:language")}
        value={narrow.languages?.[0] ?? ANY}
        options={[any, ...languages.map((id) => ({ id, words: languageName(id) ?? id }))]}
        onChoose={(id) => set({ languages: one(id) })}
      />
      {networks.data ? (
        <Choice
          label={t("search:network")}
          value={narrow.networks?.[0] ?? ANY}
          options={[any, ...networks.data.map(({ network, name }) => ({ id: network, words: name }))]}
          onChoose={(id) => set({ networks: one(id) })}
        />
      ) : null}
      <Field
        label={t("search:from")}
        type="date"
        value={dayOf(narrow.from)}
        onChange={(day) => set({ from: momentOf(day, "00:00:00") })}
      />
      <Field
        label={t("search:until")}
        type="date"
        value={dayOf(narrow.until)}
        onChange={(day) => set({ until: momentOf(day, "23:59:59.999") })}
      />
    </div>
  );
}

/** A day of the browser's own zone, from its first to its last moment. */
function momentOf(day: string, time: string): string | undefined {
  const at = new Date(`${day}T${time}`);
  return day === "" || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

function dayOf(moment: string | undefined): string {
  if (!moment) return "";
  const at = new Date(moment);
  const two = (figure: number) => String(figure).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { useMay, useMe } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { Chips } from "../../ui/chips.tsx";
import { Choice } from "../../ui/choice.tsx";
import controls from "../../ui/controls.module.css";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Tick } from "../../ui/tick.tsx";
import { LabelChips } from "../labels/label-chips.tsx";
import { itemStates, kinds, languages, moods, topics } from "./codes.ts";
import css from "./filter-dialog.module.css";
import type { Filter } from "./queue-search.ts";

const ANY = "any";

/** By every label, account, person and time. Nothing changes behind it until it is closed. */
export function FilterDialog({ filter, onClose }: { filter: Filter; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const { team, person } = useMe();
  const colleagues = team.toSorted((a, b) => words.byName(a.name, b.name));
  const may = useMay();
  const networks = useQuery(api.connections.networks.queryOptions({ retry: false }));
  const connections = useQuery(
    api.connections.list.queryOptions({ retry: false, enabled: may("manage_connections") }),
  );
  const [draft, setDraft] = useState(filter);
  const set = (change: Partial<Filter>) => setDraft((before) => tidy({ ...before, ...change }));
  const apply = (next: Filter) => {
    onClose();
    void navigate({
      to: ".",
      search: ({ filter: _, ...before }) =>
        Object.keys(next).length > 0 ? { ...before, filter: next } : before,
    });
  };

  return (
    <Dialog title={t("queue:filter.title")} onClose={onClose} wide>
      <div className={css.groups}>
        {many("states", t("queue:filter.states"), itemStates, (id) => t(`common:state.${id}`))}
        {many("kinds", t("queue:filter.kinds"), kinds, (id) => t(`common:kind.${id}`))}
        {many("topics", t("queue:filter.topics"), topics, (id) => t(`common:topic.${id}`))}
        {many("moods", t("queue:filter.moods"), moods, (id) => t(`common:mood.${id}`))}
        {many("languages", t("queue:filter.languages"), languages, (id) => words.languageName(id) ?? id)}
        <LabelChips
          chosen={draft.labels ?? []}
          onChoose={(labels) => set({ labels: labels.length > 0 ? labels : undefined })}
        />
        {networks.data
          ? many(
              "networks",
              t("queue:filter.networks"),
              networks.data.map(({ network }) => network),
              (id) => networks.data.find(({ network }) => network === id)?.name ?? id,
            )
          : null}
        {connections.data && connections.data.length > 1
          ? many(
              "connections",
              t("queue:filter.connections"),
              connections.data.map(({ id }) => id),
              (id) => connections.data.find((one) => one.id === id)?.handle ?? id,
            )
          : null}
        <div className={css.pair}>
          <Choice
            label={t("queue:filter.audience")}
            value={draft.audience ?? ANY}
            options={[
              { id: ANY, words: t("common:any") },
              { id: "public", words: t("common:audience.public") },
              { id: "private", words: t("common:audience.private") },
            ]}
            onChoose={(id) => set({ audience: id === "public" || id === "private" ? id : undefined })}
          />
          <Choice
            label={t("queue:filter.assignee")}
            value={draft.assignee ?? ANY}
            options={[
              { id: ANY, words: t("common:any") },
              { id: "nobody", words: t("common:nobody") },
              ...colleagues.map(({ id, name }) => ({
                id,
                words: id === person.id ? t("queue:ask.me") : name,
              })),
            ]}
            onChoose={(id) => set({ assignee: id === ANY ? undefined : id })}
          />
          <Choice
            label={t("queue:filter.urgency")}
            value={String(draft.urgencyFrom ?? 0)}
            options={([0, 1, 2, 3] as const).map((id) => ({
              id: String(id),
              words: id === 0 ? t("common:any") : t(`common:urgency.${id}`),
            }))}
            onChoose={(id) => set({ urgencyFrom: Number(id) || undefined })}
          />
          {figure("reachFrom", t("queue:filter.reach"))}
          {figure("waitingMinutes", t("queue:filter.waiting"))}
        </div>
        <Tick isSelected={draft.late === true} onChange={(on) => set({ late: on || undefined })}>
          {t("queue:filter.late")}
        </Tick>
        <Tick isSelected={draft.unread === true} onChange={(on) => set({ unread: on || undefined })}>
          {t("queue:filter.unread")}
        </Tick>
      </div>
      <div className={`${controls.row} ${controls.end}`}>
        <Button look="quiet" onPress={() => apply({})}>
          {t("queue:filter.clear")}
        </Button>
        <Button look="primary" onPress={() => apply(draft)}>
          {t("queue:filter.apply")}
        </Button>
      </div>
    </Dialog>
  );

  function many<T extends string>(
    key: "states" | "kinds" | "topics" | "moods" | "languages" | "networks" | "connections",
    label: string,
    ids: readonly T[],
    say: (id: T) => string,
  ) {
    return (
      <div className={controls.field}>
        <span className={controls.label}>{label}</span>
        <Chips
          small
          label={label}
          options={ids.map((id) => ({ id, words: say(id) }))}
          chosen={draft[key] ?? []}
          onChoose={(chosen) => set({ [key]: chosen.length > 0 ? chosen : undefined })}
        />
      </div>
    );
  }

  function figure(key: "reachFrom" | "waitingMinutes", label: string) {
    return (
      <Field
        label={label}
        inputMode="numeric"
        value={draft[key]?.toString() ?? ""}
        onChange={(value) => set({ [key]: Number.parseInt(value, 10) || undefined })}
      />
    );
  }
}

function tidy(filter: Filter): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

import { useQueryClient } from "@tanstack/react-query";
import { Check, Minus, Plus, Tag } from "lucide-react";
import { useRef, useState } from "react";
import {
  Label as AriaLabel,
  Autocomplete,
  Input,
  ListBox,
  ListBoxItem,
  SearchField,
  type Selection,
} from "react-aria-components";
import type { Item, Label } from "../../../contract/index.ts";
import { api } from "../../api/client.ts";
import { type Labelling, useLabelling, useLabels } from "../../api/labels.ts";
import { useMay } from "../../api/session.ts";
import { useErrorWords } from "../../locales/use-error-words.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import controls from "../../ui/controls.module.css";
import { Dialog } from "../../ui/dialog.tsx";
import { Problem } from "../../ui/problem.tsx";
import { say } from "../../ui/toasts.tsx";
import { labelNamed, labelsFor } from "./finding.ts";
import css from "./labels.module.css";

const SHOWN = 60;
const MAKE = "make";

/** Which labels are on these: one types, goes up and down, and Enter puts or takes. Each is done at once. */
export function AskLabels({ items, onClose }: { items: Item[]; onClose: () => void }) {
  const { t } = useWords();
  const errorWords = useErrorWords();
  const queries = useQueryClient();
  const may = useMay();
  const labels = useLabels();
  const label = useLabelling();
  const [words, setWords] = useState("");
  const asked = useRef<Promise<Labelling | null>[]>([]);
  const [on, setOn] = useState(() => countedOn(items));
  const all = labels.data ?? [];
  // What is on them stands first, as long as nothing is looked for.
  const ordered = [...all].sort((a, b) => Number(on.has(b.id)) - Number(on.has(a.id)));
  const onAll = all.filter(({ id }) => on.get(id) === items.length).map(({ id }) => id);
  const found = labelsFor(words, words.trim() === "" ? ordered : all);
  const typed = words.trim();
  const makes = typed !== "" && may("manage_settings") && labels.isSuccess && !labelNamed(typed, all);

  return (
    <Dialog title={t("labels:title", { count: items.length })} onClose={close}>
      {labels.isError ? <Problem error={labels.error} onAgain={() => void labels.refetch()} /> : null}
      <Autocomplete inputValue={words} onInputChange={setWords}>
        <SearchField className={controls.field ?? ""} autoFocus>
          <AriaLabel className={controls.label ?? ""}>{t("labels:find")}</AriaLabel>
          <Input className={controls.input ?? ""} maxLength={60} />
        </SearchField>
        <ListBox
          aria-label={t("labels:list")}
          className={`${controls.menu} ${css.list}`}
          data-many={all.length > 8 || undefined}
          selectionMode="multiple"
          selectedKeys={onAll}
          onSelectionChange={choose}
          renderEmptyState={() => <p className={controls.hint}>{emptyWords()}</p>}
        >
          {found.slice(0, SHOWN).map((one) => (
            <ListBoxItem key={one.id} id={one.id} textValue={one.name} className={controls.menuItem ?? ""}>
              <span className={css.sign}>{signOf(one)}</span>
              <span className={css.name} dir="auto">
                {one.name}
              </span>
              {isOnSome(one) ? <span className={css.beside}>{t("labels:some")}</span> : null}
            </ListBoxItem>
          ))}
          {makes ? (
            <ListBoxItem id={MAKE} textValue={typed} className={controls.menuItem ?? ""}>
              <Plus size={16} aria-hidden="true" />
              <span className={css.name}>{t("labels:make", { label: typed })}</span>
            </ListBoxItem>
          ) : null}
        </ListBox>
      </Autocomplete>
      {found.length > SHOWN ? (
        <p className={controls.hint}>{t("labels:more", { count: found.length - SHOWN })}</p>
      ) : null}
      <div className={`${controls.row} ${controls.end}`}>
        <Button onPress={close}>{t("common:close")}</Button>
      </div>
    </Dialog>
  );

  function choose(keys: Selection) {
    if (keys === "all") return;
    const added = [...keys].find((id) => !onAll.includes(String(id)));
    const taken = onAll.find((id) => !keys.has(id));
    const one = all.find(({ id }) => id === (added ?? taken));
    if (added === MAKE) asked.current.push(makeAndPut());
    else if (one) asked.current.push(set(one, added !== undefined));
  }

  async function makeAndPut(): Promise<Labelling | null> {
    try {
      const made = await api.labels.make.call({ name: typed });
      setWords("");
      return await set(made, true);
    } catch (error) {
      say(errorWords(error));
      return null;
    } finally {
      void queries.invalidateQueries({ queryKey: api.labels.key() });
    }
  }

  /** What was changed, or null where nothing was. */
  async function set(one: Label, put: boolean): Promise<Labelling | null> {
    setOn((before) => new Map(before).set(one.id, put ? items.length : 0));
    const wish = { label: one, on: put, conversations: items.map(({ conversationId }) => conversationId) };
    try {
      const conversations = await label(wish);
      return conversations.length > 0 ? { ...wish, conversations } : null;
    } catch (error) {
      setOn(countedOn(items));
      say(errorWords(error));
      return null;
    }
  }

  function close() {
    onClose();
    void sayWhatWasDone();
  }

  /** Said when one has finished, and undone as one, with Z. One may be quicker than the server: its answers are waited for. */
  async function sayWhatWasDone(): Promise<void> {
    const [first, ...more] = (await Promise.all(asked.current)).filter((wish) => wish !== null);
    if (!first) return;
    const values = { count: first.conversations.length, label: first.label.name };
    const one = first.on ? t("labels:isPut", values) : t("labels:isTaken", values);
    const back = [first, ...more].reverse();
    say(more.length > 0 ? t("labels:changed") : one, () => void undo(back));
  }

  async function undo(wishes: Labelling[]): Promise<void> {
    try {
      for (const wish of wishes) await label({ ...wish, on: !wish.on });
    } catch (error) {
      say(errorWords(error));
    }
  }

  function signOf(one: Label) {
    if (on.get(one.id) === items.length) return <Check size={16} strokeWidth={2.5} aria-hidden="true" />;
    if (isOnSome(one)) return <Minus size={16} aria-hidden="true" />;
    return <Tag size={14} strokeWidth={1.75} aria-hidden="true" />;
  }

  function isOnSome({ id }: Label): boolean {
    const count = on.get(id) ?? 0;
    return count > 0 && count < items.length;
  }

  function emptyWords(): string {
    if (!labels.isSuccess) return "";
    if (all.length > 0) return t("labels:noneFits");
    return may("manage_settings") ? t("labels:noneYet") : t("labels:noneYetAsk");
  }
}

/** On how many of the items each label is. */
function countedOn(items: Item[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { labels } of items) for (const { id } of labels) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

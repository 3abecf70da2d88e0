import { type LucideIcon, Search } from "lucide-react";
import {
  Autocomplete,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  TextField,
} from "react-aria-components";
import { KeyCap } from "./key-cap.tsx";
import type { Piece } from "./match-words.ts";
import css from "./palette.module.css";

export interface PaletteEntry {
  id: string;
  words: string;
  icon: LucideIcon;
  /** The key that does the same from the desk: the palette teaches it. */
  cap?: string | undefined;
  /** What kind of thing it is, where that is not plain. */
  beside?: string | undefined;
  /** Why it cannot be done now. */
  whyNot?: string | undefined;
  act: () => void;
}
export interface PaletteSection {
  id: string;
  title: string;
  /** With the letters of each that were typed. */
  entries: (PaletteEntry & { pieces: Piece[] })[];
}

interface Props {
  label: string;
  listLabel: string;
  /** Said when nothing fits. */
  none: string;
  typed: string;
  onType: (typed: string) => void;
  /** The field has the focus: from here on it hears the keys itself. */
  onFocus?: () => void;
  sections: PaletteSection[];
  onChoose: (entry: PaletteEntry) => void;
  autoFocus?: boolean;
  /** On a phone there is no Esc: a button beside the field. */
  close?: React.ReactNode;
}

/** A field on top and what fits below it; the arrows move in the list while the focus stays in the field. */
export function Palette(props: Props) {
  const {
    label,
    listLabel,
    none,
    typed,
    onType,
    sections,
    onChoose,
    autoFocus = false,
    close,
    onFocus,
  } = props;
  const entries = sections.flatMap((section) => section.entries);
  return (
    <div className={css.palette}>
      <Autocomplete inputValue={typed} onInputChange={onType}>
        <TextField
          aria-label={label}
          className={css.field ?? ""}
          autoFocus={autoFocus}
          onFocus={() => onFocus?.()}
        >
          <Search size={18} strokeWidth={1.75} aria-hidden="true" />
          <Input className={css.input ?? ""} placeholder={label} maxLength={100} />
          {close ? <span className={css.close}>{close}</span> : null}
        </TextField>
        <ListBox
          aria-label={listLabel}
          className={css.list ?? ""}
          items={sections}
          disabledKeys={entries.filter(({ whyNot }) => whyNot).map(({ id }) => id)}
          onAction={(id) => {
            const entry = entries.find((one) => one.id === id);
            if (entry) onChoose(entry);
          }}
          renderEmptyState={() => <p className={css.none}>{none}</p>}
        >
          {(section) => (
            <ListBoxSection id={section.id}>
              <Header className={css.head ?? ""}>{section.title}</Header>
              {section.entries.map(entryOf)}
            </ListBoxSection>
          )}
        </ListBox>
      </Autocomplete>
    </div>
  );
}

function entryOf({ id, words, pieces, icon: Icon, cap, beside, whyNot }: PaletteSection["entries"][number]) {
  return (
    <ListBoxItem key={id} id={id} textValue={words} className={css.entry ?? ""}>
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      <span className={css.words} dir="auto">
        {pieces.map(({ text, hit, at }) => (hit ? <b key={at}>{text}</b> : <span key={at}>{text}</span>))}
      </span>
      {whyNot || beside ? <span className={css.beside}>{whyNot ?? beside}</span> : null}
      {cap && !whyNot ? <KeyCap>{cap}</KeyCap> : null}
    </ListBoxItem>
  );
}

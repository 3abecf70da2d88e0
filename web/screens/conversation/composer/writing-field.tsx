import type { ClipboardEvent, Ref } from "react";
import css from "./composer.module.css";

interface Props {
  ref: Ref<HTMLTextAreaElement>;
  label: string;
  rows: number;
  lang: string | undefined;
  value: string;
  onWrite: (text: string) => void;
  onImages: (files: File[]) => void;
  /** The field was left; the draft stays where it is. */
  onLeave: () => void;
}

/** Esc leaves, a picture may be pasted; ⌘⏎ is an action of the composer like any other. */
export function WritingField({ label, onWrite, onImages, onLeave, ...rest }: Props) {
  return (
    <textarea
      {...rest}
      className={css.text}
      aria-label={label}
      placeholder={label}
      dir="auto"
      onChange={({ target }) => onWrite(target.value)}
      onBlur={onLeave}
      onPaste={(event) => {
        const files = imagesIn(event);
        if (files.length === 0) return;
        event.preventDefault();
        onImages(files);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") event.currentTarget.blur();
      }}
    />
  );
}

function imagesIn({ clipboardData }: ClipboardEvent): File[] {
  return [...clipboardData.files].filter(({ type }) => type.startsWith("image/"));
}

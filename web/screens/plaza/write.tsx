import { useEffect, useRef, useState } from "react";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import css from "./plaza.module.css";
import { Refused } from "./refused.tsx";

interface Props {
  label: string;
  start: string;
  submit: string;
  act: { mutate: (text: string) => void; isPending: boolean; error: unknown };
  onClose: () => void;
}

/** A few words under a post, or instead of it. */
export function Write({ label, start, submit, act, onClose }: Props) {
  const { t } = useWords();
  const [text, setText] = useState(start);
  const field = useRef<HTMLTextAreaElement>(null);
  // It was opened by a press of the button beside it.
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className={css.write}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate(text);
      }}
    >
      <textarea
        className={`${css.words} ${css.framed}`}
        aria-label={label}
        ref={field}
        rows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={css.boxFoot}>
        <Button look="quiet" onPress={onClose}>
          {t("common:cancel")}
        </Button>
        <Button look="primary" type="submit" isDisabled={act.isPending || text.trim() === ""}>
          {submit}
        </Button>
      </div>
      {act.error ? <Refused error={act.error} /> : null}
    </form>
  );
}

import { useRef } from "react";
import type { CheckLine } from "../conversation/composer/check-lines.ts";
import { Checks } from "../conversation/composer/checks.tsx";
import composer from "../conversation/composer/composer.module.css";
import { ComposerFoot } from "../conversation/composer/composer-foot.tsx";
import { ComposerHead } from "../conversation/composer/composer-head.tsx";
import type { Mode } from "../conversation/composer/draft.ts";
import { WritingField } from "../conversation/composer/writing-field.tsx";
import { CONVERSATION, ITEM } from "./invented-thread.ts";
import { Part } from "./part.tsx";
import css from "./parts.module.css";

const MODES: Mode[] = ["public", "private", "note"];
const WRITTEN = {
  public: "Hello Marta, you are right and we are sorry: it was to come on Thursday and did not.",
  private: "Your parcel leaves today at 14:00.",
  note: "The flat number is missing.",
};
const MEASURED = { used: 90, max: 300, over: 0, parts: null, checks: [] };
const LINES: CheckLine[] = [
  line("length", true, "Length"),
  line("personal_data", true, "No personal data"),
  line("language", false, "Marta writes in Catalan", "That is fine here"),
];

/** The pieces of the composer in each of its modes. They differ in five things at once. */
export function Composers() {
  return (
    <Part title="To answer">
      <div className={css.thread}>
        {MODES.map((mode) => (
          <Composer key={mode} mode={mode} />
        ))}
      </div>
    </Part>
  );
}

function Composer({ mode }: { mode: Mode }) {
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <div className={composer.composer} data-mode={mode}>
      <ComposerHead
        conversation={CONVERSATION}
        mode={mode}
        modes={MODES}
        name={ITEM.customer}
        written={[]}
        onMode={nothing}
      />
      <WritingField
        ref={field}
        label={`What is written: ${mode}`}
        rows={2}
        lang="en"
        value={WRITTEN[mode]}
        onWrite={nothing}
        onImages={nothing}
        onLeave={nothing}
      />
      <div className={composer.checks}>
        <Checks lines={mode === "note" ? [] : LINES} folded={false} />
      </div>
      <ComposerFoot
        conversation={CONVERSATION}
        mode={mode}
        kept="kept"
        signature={mode === "note" ? "" : CONVERSATION.signature}
        measured={MEASURED}
        asThread={false}
        above={mode === "note" ? [] : LINES}
        folded={[]}
        reason={null}
        problem={null}
        types={["image/png"]}
        keyboardUp={false}
        onAttach={nothing}
        onEmoji={nothing}
        onSend={nothing}
      />
    </div>
  );
}

function line(code: CheckLine["code"], passed: boolean, words: string, mend?: string): CheckLine {
  return { code, passed, words, why: words, mend: mend ? { words: mend, act: nothing } : null };
}

function nothing(): void {}

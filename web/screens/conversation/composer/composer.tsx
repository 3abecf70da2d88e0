import { Eye } from "lucide-react";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Conversation } from "../../../../contract/index.ts";
import { useMay, useMe } from "../../../api/session.ts";
import type { Named } from "../../../locales/named.ts";
import { useWords } from "../../../locales/use-words.ts";
import { useActions } from "../../../ui/actions.ts";
import { PHONE, useMedia } from "../../../ui/use-media.ts";
import { AskEvenSo } from "./ask-even-so.tsx";
import { Checks } from "./checks.tsx";
import css from "./composer.module.css";
import { ComposerFoot } from "./composer-foot.tsx";
import { ComposerHead } from "./composer-head.tsx";
import { isEmpty, type Mode } from "./draft.ts";
import { useDrafts } from "./drafts.ts";
import { Elsewhere } from "./elsewhere.tsx";
import { Images } from "./images.tsx";
import { Moved } from "./moved.tsx";
import { Parts } from "./parts.tsx";
import { piecesOf, useChecks } from "./use-checks.ts";
import { useKeyboardUp } from "./use-keyboard-up.ts";
import { useMeasure } from "./use-measure.ts";
import { useSeen } from "./use-seen.ts";
import { changedMeanwhile, useSend } from "./use-send.ts";
import { useUpload } from "./use-upload.ts";
import { whyNot } from "./why-not.ts";
import { WritingField } from "./writing-field.tsx";

interface Props {
  conversation: Conversation;
  /** Called with every key: others see that I write. */
  onType: () => void;
}

/** One place to write, three modes that differ in border, paper, icon, words and button; each has its own draft. */
export function Composer({ conversation, onType }: Props) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const { person } = useMe();
  const phone = useMedia(PHONE);
  const keyboardUp = useKeyboardUp();
  const modes = modesOf(conversation, may);
  const drafts = useDrafts(conversation.id, may("draft"));
  const [chosen, setChosen] = useState<Mode | null>(() => drafts.unfinished());
  const mode = chosen && modes.includes(chosen) ? chosen : (modes[0] ?? "note");
  const draft = drafts.draftOf(mode);
  const rules = conversation.composer.find(({ audience }) => audience === mode) ?? null;
  const signature = mode === "note" ? "" : conversation.signature;
  const measured = useMeasure(conversation.id, rules, draft.text, signature);
  const seen = useSeen(conversation, person.id, mode !== "note" && !isEmpty(draft));
  const send = useSend(conversation, mode, seen.look);
  const field = useRef<HTMLTextAreaElement>(null);
  const upload = useUpload(drafts.nameOf(mode), rules, draft.files.length, (file) => {
    const now = drafts.draftOf(mode);
    drafts.change(mode, { ...now, files: [...now.files, file] });
  });
  const customer = conversation.item?.customer;
  const name: Named = {
    name: customer?.name || customer?.handle || t("common:someone"),
    article: customer?.article,
  };
  const { lines, asThread, revealing } = useChecks({
    conversation,
    mode,
    modes,
    rules,
    measured,
    name,
    drafts,
    open,
  });
  const [asking, setAsking] = useState(false);
  const refused = changedMeanwhile(send.problem);
  const came = seen.came.length > 0 ? seen.came : (refused?.came ?? []);
  const reason = whyNot(words, {
    conversation,
    mode,
    draft,
    rules,
    measured,
    asThread,
    came: came.length > 0,
    uploading: upload.uploading.length > 0,
    mayAnswer: may("answer"),
  });

  function open(next: Mode): boolean {
    if (!modes.includes(next)) return false;
    // At once: the next key is already a letter of the answer.
    flushSync(() => {
      setChosen(next);
      upload.forget();
    });
    field.current?.focus();
    return true;
  }
  const way = modes.includes("public") ? "public" : "private";
  useActions({
    reply: { can: () => modes.includes(way), act: () => open(way) },
    private: { can: () => modes.includes("private"), act: () => open("private") },
    note: { can: () => modes.includes("note"), act: () => open("note") },
    send: {
      words: t(`composer:send.${mode}`),
      can: () => !reason?.quiet,
      whyNot: reason?.words,
      act: () => go(),
    },
  });

  function write(text: string) {
    drafts.change(mode, { ...drafts.draftOf(mode), text });
    send.forget();
    upload.forget();
    if (mode !== "note") onType();
  }
  function put(emoji: string) {
    const { selectionStart: from = 0, selectionEnd: to = 0 } = field.current ?? {};
    write(draft.text.slice(0, from) + emoji + draft.text.slice(to));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from + emoji.length, from + emoji.length);
    });
  }
  function go(evenSo = false) {
    if (reason) return;
    if (revealing && !evenSo) return setAsking(true);
    const whole = [draft.text.trim(), signature].filter(Boolean).join(" ");
    const posts = (asThread ? measured?.parts?.map(({ text }) => text) : null) ?? [whole];
    void send.send({ mode, draft, posts, seenRevision: seen.seen, asThread, evenSo });
    drafts.drop(mode);
  }

  if (modes.length === 0) return <p className={css.closed}>{t("composer:readOnly")}</p>;
  const other = drafts.otherOf(mode);
  const above = keyboardUp ? [] : phone ? lines.filter(({ passed }) => !passed) : lines;
  return (
    <section className={css.place} aria-label={t("composer:label")}>
      <div className={css.composer} data-mode={mode}>
        <ComposerHead
          conversation={conversation}
          mode={mode}
          modes={modes}
          name={name}
          written={modes.filter((one) => one !== mode && !isEmpty(drafts.draftOf(one)))}
          onMode={open}
        />
        {came.length > 0 ? (
          <Moved
            conversation={conversation}
            came={came}
            onSeen={() => {
              send.forget();
              seen.look(refused?.revision);
            }}
          />
        ) : null}
        {other ? (
          <Elsewhere
            other={other}
            onUse={() => drafts.swap(mode, other)}
            onKeep={() => drafts.keepMine(mode)}
          />
        ) : null}
        <WritingField
          ref={field}
          label={t(`composer:text.${mode}`, { name })}
          rows={phone ? 2 : 3}
          lang={languageOf(conversation, mode)}
          value={draft.text}
          onWrite={write}
          onImages={upload.take}
          onLeave={() => drafts.leave(mode)}
        />
        <Images
          files={draft.files}
          uploading={upload.uploading}
          needsAlt={rules?.images?.altText ?? false}
          onChange={(files) => drafts.change(mode, { ...draft, files })}
        />
        <Parts parts={asThread ? (measured?.parts ?? null) : null} />
        {phone && above.length === 0 ? null : (
          <div className={css.checks}>
            {mode === "note" ? (
              <p className={css.seenBy}>
                <Eye size={14} strokeWidth={1.75} aria-hidden="true" />
                {t("composer:seenBy")}
              </p>
            ) : null}
            <Checks lines={above} folded={phone} />
          </div>
        )}
        <ComposerFoot
          conversation={conversation}
          mode={mode}
          kept={drafts.keptOf(mode)}
          signature={draft.text.trim() === "" ? "" : signature}
          measured={measured}
          asThread={asThread}
          above={above}
          folded={keyboardUp ? lines : phone ? lines.filter(({ passed }) => passed) : []}
          reason={reason}
          problem={send.problem ?? upload.problem}
          types={rules?.images?.types ?? null}
          keyboardUp={keyboardUp}
          onAttach={upload.take}
          onEmoji={put}
          onSend={() => go()}
        />
      </div>
      {asking && revealing ? (
        <AskEvenSo
          line={revealing}
          pieces={piecesOf(draft.text, measured?.checks ?? [])}
          onEvenSo={() => go(true)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </section>
  );
}

/** What this conversation and this person allow, the conversation's own way first. */
function modesOf({ audience, composer }: Conversation, may: (permission: string) => boolean): Mode[] {
  const ways: Mode[] = may("draft") ? composer.map((rules) => rules.audience) : [];
  ways.sort((a, b) => Number(b === audience) - Number(a === audience));
  return may("note") ? [...ways, "note"] : ways;
}

/** An answer is written in the customer's language, for the spell checker as well; a note in the writer's own. */
function languageOf({ item }: Conversation, mode: Mode): string | undefined {
  return mode === "note" || item?.language === "und" ? undefined : item?.language;
}

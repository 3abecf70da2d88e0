import { useRef, useState } from "react";
import type { Conversation } from "../../../../contract/index.ts";
import { useMay, useMe } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { useActions } from "../../../ui/actions.ts";
import css from "./composer.module.css";
import { ComposerFoot } from "./composer-foot.tsx";
import { ComposerHead } from "./composer-head.tsx";
import { isEmpty, type Mode, useDrafts } from "./drafts.ts";
import { Images } from "./images.tsx";
import { Moved } from "./moved.tsx";
import { Parts } from "./parts.tsx";
import { useMeasure } from "./use-measure.ts";
import { useSeen } from "./use-seen.ts";
import { changedMeanwhile, useSend } from "./use-send.ts";
import { useUpload } from "./use-upload.ts";
import { whyNot } from "./why-not.ts";

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
  const modes = modesOf(conversation, may);
  const [chosen, setChosen] = useState<Mode | null>(null);
  const mode = chosen && modes.includes(chosen) ? chosen : (modes[0] ?? "note");
  const drafts = useDrafts(conversation.id, may("draft"));
  const draft = drafts.draftOf(mode);
  const rules = conversation.composer.find(({ audience }) => audience === mode) ?? null;
  const signature = mode === "note" ? "" : conversation.signature;
  const measured = useMeasure(conversation.id, rules, draft.text, signature);
  const seen = useSeen(conversation, person.id, mode !== "note" && !isEmpty(draft));
  const field = useRef<HTMLTextAreaElement>(null);
  const upload = useUpload(rules, (file) =>
    drafts.change(mode, { ...drafts.draftOf(mode), files: [...drafts.draftOf(mode).files, file] }),
  );
  const send = useSend(conversation, () => drafts.drop(mode), seen.look);

  const refused = changedMeanwhile(send.error);
  const came = seen.came.length > 0 ? seen.came : (refused?.came ?? []);

  const reason = whyNot(words, {
    conversation,
    mode,
    draft,
    rules,
    measured,
    came: came.length > 0,
    uploading: upload.busy,
    mayAnswer: may("answer"),
  });

  function open(next: Mode) {
    if (!modes.includes(next)) return false;
    setChosen(next);
    requestAnimationFrame(() => field.current?.focus());
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
      act: go,
    },
  });
  function go() {
    if (reason || send.isPending) return;
    send.mutate({ mode, draft, seenRevision: seen.seen, asThread: (measured?.parts?.length ?? 1) > 1 });
  }

  if (modes.length === 0) return <p className={css.closed}>{t("composer:readOnly")}</p>;
  const customer = conversation.item?.customer;
  const name = customer?.name || customer?.handle || t("common:someone");
  const label = t(`composer:text.${mode}`, { name });
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
              send.reset();
              seen.look(refused?.revision);
            }}
          />
        ) : null}
        <textarea
          ref={field}
          className={css.text}
          aria-label={label}
          placeholder={label}
          rows={3}
          dir="auto"
          lang={
            mode === "note" || conversation.item?.language === "und" ? undefined : conversation.item?.language
          }
          value={draft.text}
          onChange={({ target }) => {
            drafts.change(mode, { ...draft, text: target.value });
            if (send.isError) send.reset();
            if (mode !== "note") onType();
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
        <Images
          files={draft.files}
          needsAlt={rules?.images?.altText ?? false}
          onChange={(files) => drafts.change(mode, { ...draft, files })}
        />
        <Parts parts={measured?.parts ?? null} />
        <ComposerFoot
          mode={mode}
          kept={drafts.kept}
          signature={draft.text.trim() === "" ? "" : signature}
          measured={measured}
          reason={reason}
          busy={send.isPending}
          problem={send.error ?? upload.problem}
          canAttach={Boolean(rules?.images && draft.files.length < rules.images.max)}
          types={rules?.images?.types ?? []}
          onAttach={upload.take}
          onSend={go}
        />
      </div>
    </section>
  );
}

/** What this conversation and this person allow, the conversation's own way first. */
function modesOf({ audience, composer }: Conversation, may: (permission: string) => boolean): Mode[] {
  const ways: Mode[] = may("draft") ? composer.map((rules) => rules.audience) : [];
  ways.sort((a, b) => Number(b === audience) - Number(a === audience));
  return may("note") ? [...ways, "note"] : ways;
}

import { EllipsisVertical } from "lucide-react";
import { useState } from "react";
import type { Label, Recognition } from "../../../../contract/index.ts";
import { useMay } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import css from "../settings.module.css";
import { MergeLabel } from "./merge-label.tsx";
import { RecogniseSwitch, useStandingWords } from "./recognise.tsx";
import { RemoveLabel } from "./remove-label.tsx";
import { RenameLabel } from "./rename-label.tsx";

export interface Uses {
  conversations: number;
  waiting: number;
}

interface Props {
  label: Label;
  others: Label[];
  /** Null until it is known. */
  uses: Uses | null;
  /** Null where it is not told to be recognised. */
  recognition: Recognition | null;
  wanted: number;
}

export function LabelRow({ label, others, uses, recognition, wanted }: Props) {
  const { t, figure } = useWords();
  const may = useMay();
  const standingWords = useStandingWords();
  const [open, setOpen] = useState<"rename" | "merge" | "remove" | null>(null);
  const close = () => setOpen(null);
  if (open === "rename") return <RenameLabel label={label} onClose={close} />;
  return (
    <li className={css.row}>
      <div className={css.who}>
        <span className={css.name} dir="auto">
          {label.name}
        </span>
        <span className={`${css.quiet} figures`}>{usesWords()}</span>
        {recognition ? (
          <span className={`${css.quiet} figures`}>{standingWords(recognition, wanted)}</span>
        ) : null}
      </div>
      <div className={css.buttons}>
        <RecogniseSwitch label={label} on={recognition !== null} />
        {may("manage_settings") ? (
          <Menu
            label={t("labels:page.actions", { label: label.name })}
            trigger={
              <IconButton label={t("labels:page.actions", { label: label.name })}>
                <EllipsisVertical size={18} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            }
            actions={[
              { id: "rename", words: t("labels:page.rename"), act: () => setOpen("rename") },
              ...(others.length > 1
                ? [{ id: "merge", words: t("labels:page.merge"), act: () => setOpen("merge") }]
                : []),
              { id: "remove", words: t("common:remove"), act: () => setOpen("remove") },
            ]}
          />
        ) : null}
      </div>
      {open === "merge" ? <MergeLabel label={label} others={others} uses={uses} onClose={close} /> : null}
      {open === "remove" ? <RemoveLabel label={label} uses={uses} onClose={close} /> : null}
    </li>
  );

  function usesWords(): string {
    if (!uses) return "\u00a0";
    const { conversations, waiting } = uses;
    const values = { count: conversations, figure: figure(conversations), waiting: figure(waiting) };
    return waiting > 0 ? t("labels:page.usesWaiting", values) : t("labels:page.uses", values);
  }
}

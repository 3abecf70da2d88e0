import { useState } from "react";
import type { Message } from "../../../../contract/index.ts";
import { useMay } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { maskedPieces } from "./masked-pieces.ts";
import css from "./message.module.css";
import { veil } from "./veil.ts";

/** One sign that people see as one, and nothing else: it is the whole message, so it is shown as large as one. */
const ONE_EMOJI = /^\s*\p{RGI_Emoji}\s*$/v;

/** The words, marked with their own language; personal data is masked until it is asked for. */
export function MessageText({ message }: { message: Pick<Message, "text" | "language" | "personalData"> }) {
  return (
    <p
      className={css.text}
      data-alone={ONE_EMOJI.test(message.text) || undefined}
      lang={message.language === "und" ? undefined : message.language}
      dir="auto"
    >
      {maskedPieces(message.text, message.personalData).map((piece) =>
        piece.kind === null ? piece.text : <Masked key={piece.start} text={piece.text} kind={piece.kind} />,
      )}
    </p>
  );
}

function Masked({ text, kind }: { text: string; kind: string }) {
  const { t, coded } = useWords();
  const may = useMay();
  const [shown, setShown] = useState(false);
  const what = coded("reasons", `personal_data.${kind}`) ?? "";
  return (
    <span className={css.masked}>
      {shown ? (
        <bdi>{text}</bdi>
      ) : (
        <>
          <bdi aria-hidden="true">{veil(kind, text)}</bdi>
          <span className="visually-hidden">{t("conversation:masked", { what })}</span>
        </>
      )}
      {may("see_personal_data") ? (
        <button type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? t("conversation:hide") : t("conversation:show")}
        </button>
      ) : null}
    </span>
  );
}

import { useState } from "react";
import type { Message } from "../../../../contract/index.ts";
import { useMay } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { maskedPieces } from "./masked-pieces.ts";
import css from "./message.module.css";

/** The words, marked with their own language; personal data is masked until it is asked for. */
export function MessageText({ message }: { message: Pick<Message, "text" | "language" | "personalData"> }) {
  return (
    <p className={css.text} lang={message.language === "und" ? undefined : message.language} dir="auto">
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
        text
      ) : (
        <>
          <span aria-hidden="true">{veil(text)}</span>
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

/** The last two signs stay, so that two of the same kind can be told apart. */
function veil(text: string): string {
  const signs = [...text];
  return signs.map((sign, at) => (at >= signs.length - 2 || /[\s@.+-]/.test(sign) ? sign : "•")).join("");
}

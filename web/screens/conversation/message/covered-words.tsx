import type { Message } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { maskedPieces } from "./masked-pieces.ts";
import css from "./message.module.css";
import type { Reveal } from "./use-reveal.ts";

interface Props {
  /** As the server sends it, covered; or as it told it. */
  said: Pick<Message, "text" | "personalData">;
  reveal: Reveal;
}

/** The words of a message: where personal data are, a cover that says what is under it, and who may lift it a button. */
export function CoveredWords({ said, reveal }: Props) {
  return maskedPieces(said.text, said.personalData).map((piece) =>
    piece.kind === null ? (
      piece.text
    ) : (
      <Covered key={piece.start} text={piece.text} kind={piece.kind} {...reveal} />
    ),
  );
}

function Covered({ text, kind, told, toggle }: { text: string; kind: string } & Reveal) {
  const { t, coded } = useWords();
  const what = coded("reasons", `personal_data.${kind}`) ?? t("reasons:question.personal_data");
  return (
    <span className={css.masked}>
      {told ? (
        <bdi>{text}</bdi>
      ) : (
        <>
          <bdi aria-hidden="true">{text}</bdi>
          <span className="visually-hidden">{t("conversation:masked", { what })}</span>
        </>
      )}
      {toggle ? (
        <button type="button" aria-expanded={told !== null} onClick={toggle}>
          {told ? t("conversation:hide") : t("conversation:show")}
        </button>
      ) : null}
    </span>
  );
}

import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { withdrawOutgoing } from "../composer/outgoing.ts";
import { useOutgoing } from "../composer/outgoing-in-thread.ts";
import css from "./message.module.css";

interface Props {
  /** Of the reply or the note. */
  id: string;
  /** Of several posts the first one speaks for all. */
  first: boolean;
  words: string;
  /** What stands here when it does not wait in this browser. */
  otherwise: React.ReactNode;
}

/** Pressed without a connection: it goes out by itself later, or is taken back into the field. */
export function Waiting({ id, first, words, otherwise }: Props) {
  const { t } = useWords();
  const outgoing = useOutgoing(id);
  if (!outgoing?.waiting) return otherwise;
  if (!first) return null;
  return (
    <div className={css.delivery} role="status">
      <p>{words}</p>
      <Button look="link" onPress={() => withdrawOutgoing(id)}>
        {t("conversation:withdraw")}
      </Button>
    </div>
  );
}

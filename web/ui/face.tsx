import css from "./face.module.css";
import { NetworkBadge } from "./network-badge.tsx";

interface Props {
  name: string;
  url?: string | null;
  network?: string;
  size?: number;
}

/** A face, or two letters, with the network's badge. The name stands beside it, so it is silent. */
export function Face({ name, url, network, size = 36 }: Props) {
  return (
    <span
      className={css.face}
      style={{ width: size, height: size, fontSize: size > 24 ? 13 : 10 }}
      data-paper={paper(name)}
      aria-hidden="true"
    >
      {url ? (
        <img loading="lazy" referrerPolicy="no-referrer" src={url} alt="" />
      ) : (
        <span className={css.letters} data-letters={letters(name)} />
      )}
      {network ? (
        <span className={css.badge}>
          <NetworkBadge network={network} />
        </span>
      ) : null}
    </span>
  );
}

/** One of three, always the same for a name: neighbours in a list are told apart. */
function paper(name: string): number {
  let sum = 0;
  for (const letter of name) sum += letter.codePointAt(0) ?? 0;
  return (sum % 3) + 1;
}

function letters(name: string): string {
  const words = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const first = [...(words[0] ?? "")][0] ?? "";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  // Two words, not one: letters of a script that joins its letters stand apart.
  return `${first}\u200c${last}`.toUpperCase();
}

/** Pure: where in a text its mentions, links and tags are. Bluesky makes none of them by itself. */

/** `start` and `end` count UTF-8 bytes, as the network does. */
export interface Span {
  kind: "mention" | "link" | "tag";
  start: number;
  end: number;
  /** The handle without @, the address, the tag without #. */
  value: string;
}

const MENTION =
  /(?<=^|[\s(¡¿"'«])@((?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)/gu;
const LINK = /(?<=^|[\s("'«])https?:\/\/[^\s<>"»]+/giu;
const TAG = /(?<=^|[\s("'«])[#＃]([^\s\p{P}#]*[^\s\p{P}\p{N}#][^\s#]*)/gu;
const ENDING = /[\p{P}…]+$/u;
/** The lexicon's ceiling for one tag. */
const TAG_LENGTH = 64;

export function findSpans(text: string): Span[] {
  const bytesBefore = byteCounter(text);
  const span = (kind: Span["kind"], at: number, written: string, value: string): Span => ({
    kind,
    start: bytesBefore(at),
    end: bytesBefore(at + written.length),
    value,
  });
  const links = [...text.matchAll(LINK)].flatMap((found) => {
    const address = withoutEnding(found[0]);
    return URL.canParse(address) ? [span("link", found.index, address, address)] : [];
  });
  const mentions = [...text.matchAll(MENTION)].map((found) =>
    span("mention", found.index, found[0], (found[1] ?? "").toLowerCase()),
  );
  const tags = [...text.matchAll(TAG)].flatMap((found) => {
    const tag = (found[1] ?? "").replace(ENDING, "");
    return tag.length > 0 && [...tag].length <= TAG_LENGTH ? [span("tag", found.index, `#${tag}`, tag)] : [];
  });
  return [...links, ...mentions, ...tags].sort((a, b) => a.start - b.start);
}

/** A full stop or a bracket that closes the sentence is not part of the address. */
function withoutEnding(address: string): string {
  let kept = address.replace(/[.,;:!?…'»]+$/u, "");
  while (kept.endsWith(")") && count(kept, "(") < count(kept, ")")) kept = kept.slice(0, -1);
  return kept;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function byteCounter(text: string): (index: number) => number {
  return (index) => Buffer.byteLength(text.slice(0, index), "utf8");
}

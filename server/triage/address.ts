/** Street addresses, only where they cannot be mistaken: a kind of street, a name in capitals, a number. */
import type { PersonalDatum } from "./labels.ts";

const NAME = String.raw`(?:(?:de|del|dels|della|delle|di|da|do|dos|das|du|des|la|las|les|los|el|els|le|lo|l|d|i|y|e|of|the)[ '’]){0,3}\p{Lu}[\p{L}'’.·-]{1,24}`;
const NAMES = `${NAME}(?: ${NAME}){0,3}`;
const KIND_FIRST = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:[Cc]/|(?:[Cc]arrer|[Cc]alle|[Aa]vinguda|[Aa]venida|[Aa]vda\.?|[Aa]v\.|[Pp]laza|[Pp]laça|[Pp]asseig|[Pp]aseo|[Rr]onda|[Tt]ravessera|[Rr]ambla|[Cc]arretera|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Vv]icolo|[Rr]ua|[Pp]raça|[Tt]ravessa|[Ll]argo|[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hemin|[Ii]mpasse) ) ?${NAMES}(?:, ?| |,? n[.ºo°]? ?) ?\d{1,4}(?!\d)(?:(?:[ ,-]{1,3})\d{4,5}(?:-\d{3})?(?: \p{Lu}\p{L}{2,20})?)?`,
  "gu",
);
const NUMBER_FIRST = new RegExp(
  String.raw`(?<![\p{L}\p{N}]|\d[.,:])\d{1,4}(?: ?(?:bis|ter|[a-dA-D]))?,? (?:(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hemin|[Pp]lace|[Ii]mpasse|[Aa]llée) ${NAMES}|(?:\p{Lu}[\p{L}'’-]{1,20} ){1,3}(?:Street|Road|Avenue|Lane|Drive|Close|Crescent|Terrace|Gardens|Square|St|Rd|Ave)(?!\p{L}))`,
  "gu",
);
/** Far more than any message holds. */
const MAX = 10;

export function findAddresses(text: string, found: PersonalDatum[]): void {
  for (const shape of [KIND_FIRST, NUMBER_FIRST]) {
    let count = 0;
    for (const match of text.matchAll(shape)) {
      const written = match[0].replace(/[.,' -]+$/, "");
      found.push({ kind: "address", start: match.index, end: match.index + written.length });
      if (++count === MAX) break;
    }
  }
}

/** Whether a wave of the same message has one key, and different messages have different ones. Deterministic. */

import { likenessOf } from "../../server/triage/likeness.ts";
import { readText } from "../../server/triage/reading.ts";
import { rounded } from "../bench.ts";
import { messageText } from "../texts.ts";
import { type Random, seeded } from "../words.ts";

const WAVES = 400;
/** So many words can tell two matters apart; thanks and greetings are the same message. */
const ENOUGH = 4;

const PLEASE = ["please", "merci", "gracias", "gràcies", "grazie", "obrigado", "pf", "va"];

/** As people pass a message on: nothing of it is another message. */
const PASSED_ON: ((text: string, random: Random) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.normalize("NFD").replace(/\p{M}/gu, ""),
  (text, random) => `${text} https://t.co/${Math.floor(random() * 1e9).toString(36)}`,
  (text, random) => `@marca${Math.floor(random() * 99)} ${text} 😡😡 #vergonya`,
  (text) => `${text.replace(/[.,!?…]/g, "")}!!!`,
  (text, random) => text.replace(/\d+/g, () => String(Math.floor(random() * 10_000))),
  swapped,
];

/** Of `texts`, all different, how many share a key; without them only made-up waves are measured. */
export function measureLikeness(texts: readonly string[] = []): Record<string, number> {
  const random = seeded(20_261_128);
  let same = 0;
  let more = 0;
  for (let n = 0; n < WAVES; n++) {
    const { text } = messageText(random);
    const passedOn = PASSED_ON[n % PASSED_ON.length]!(text, random);
    if (key(passedOn) === key(text)) same++;
    if (key(`${passedOn} ${PLEASE[n % PLEASE.length]}`) === key(text)) more++;
  }
  const figures = {
    "same wave, %": rounded((100 * same) / WAVES),
    "same wave with a word more, %": rounded((100 * more) / WAVES),
  };
  if (texts.length === 0) return figures;
  const long = texts.filter((text) => readText(text).words >= ENOUGH);
  const together = [...Map.groupBy(long, key).values()].filter((some) => some.length > 1);
  const shared = together.reduce((sum, some) => sum + some.length, 0);
  return { ...figures, "different messages": long.length, "of them with a key that another has": shared };
}

function key(text: string): string {
  return likenessOf(readText(text));
}

function swapped(text: string, random: Random): string {
  const words = text.split(" ");
  const at = Math.floor(random() * (words.length - 1));
  words.splice(at, 2, ...words.slice(at, at + 2).reverse());
  return words.join(" ");
}

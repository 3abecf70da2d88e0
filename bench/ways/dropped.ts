/**
 * What ships, but at each look at a message a share of what is seen is left out by chance, so that no word relies on another
 * being there (Srivastava et al., "Dropout", 2014): a copy of the message for each round, each with other parts.
 */
import type { Features } from "../../server/triage/model/features.ts";
import { RECIPES } from "../../server/triage/model/recipe.ts";
import { randomNumbers } from "../../server/triage/model/train.ts";
import { type Learn, learnt } from "../triage/own.ts";

const SEED = 5;

export const dropping =
  (share: number): Learn =>
  (examples, head) => {
    const random = randomNumbers(SEED);
    const { epochs, ...recipe } = RECIPES[head];
    const looks = Array.from({ length: epochs }, () =>
      examples.map((one) => ({ ...one, features: partOf(one.features, share, random) })),
    );
    return learnt(looks.flat(), head, { ...recipe, epochs: 1 });
  };

/** What stays counts for what is left out. */
export function partOf({ ids, values, tokens }: Features, dropped: number, random: () => number): Features {
  const kept = ids.map(() => (random() < dropped ? 0 : 1));
  const stays = (_: number, at: number) => kept[at] === 1;
  return {
    ids: ids.filter(stays),
    values: values.filter(stays).map((value) => value / (1 - dropped)),
    tokens: tokens.filter(stays),
  };
}

/**
 * What ships makes of a message, as more that is seen of it: how likely each answer of each question is. A brand's own mood is
 * learnt from that too. Whether people are angry who ask, demand or complain differs from house to house, and is learnt fast
 * by whoever knows already that they do.
 */
import type { Features } from "./features.ts";
import { HEAD_NAMES, OFFSETS, type Scores, WIDTH } from "./heads.ts";
import { HASHED } from "./table.ts";

/** How much a share of one counts as a feature. Chosen on the corpus, by whole languages: at one a quarter of a point is lost. */
const LOUD = 3;

/** The features and, behind them, what was foreseen; the phrases are left out. */
export function withForeseen({ ids, values, tokens }: Features, scores: Scores): Features {
  const { length } = ids;
  const more = {
    ids: new Uint32Array(length + WIDTH),
    values: new Float32Array(length + WIDTH),
    tokens: new Int16Array(length + WIDTH).fill(-1, length),
  };
  more.ids.set(ids);
  more.values.set(values);
  more.tokens.set(tokens);
  for (const head of HEAD_NAMES)
    for (const [at, share] of scores[head].entries()) {
      const column = OFFSETS[head] + at;
      more.ids[length + column] = HASHED + column;
      more.values[length + column] = LOUD * share;
    }
  return more;
}

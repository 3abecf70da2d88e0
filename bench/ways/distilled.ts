/**
 * Two teachers together, and what ships taught by them: half of each label is what they think of a message that they have not
 * learnt from (Hinton et al., "Distilling the knowledge in a neural network", 2015).
 */
import { HEADS, type Head } from "../../server/triage/model/heads.ts";
import { RECIPES } from "../../server/triage/model/recipe.ts";
import type { Example } from "../../server/triage/model/train.ts";
import { softmax } from "../../server/triage/model/weights.ts";
import { type Judge, type Learn, learnt } from "../triage/own.ts";

/** Messages of one writer stand together: halves by so many keep most writers whole. */
const BLOCK = 100;
const TAUGHT = 0.5;
/** A share that is smaller than this is not worth an example of its own. */
const LEAST = 0.03;

export const together =
  (...teachers: Learn[]): Learn =>
  (examples, head) => {
    const judges = teachers.map((learn) => learn(examples, head));
    return (features) => {
      const logs = new Float64Array(HEADS[head].length);
      for (const judge of judges)
        for (const [at, share] of judge(features).entries())
          logs[at]! += Math.log(share + 1e-6) / judges.length;
      return softmax(logs);
    };
  };

/** An example for each answer that is thought possible, which counts as much as it is likely. */
export const taughtBy =
  (teach: Learn): Learn =>
  (examples: Example[], head: Head): Judge => {
    const half = (at: number) => Math.floor(at / BLOCK) % 2;
    const judges = [0, 1].map((own) =>
      teach(
        examples.filter((_, at) => half(at) !== own),
        head,
      ),
    );
    const answers = HEADS[head].length;
    const { balance, ...recipe } = RECIPES[head];
    const counts = new Float64Array(answers);
    for (const { answer } of examples) counts[answer]!++;
    const soft = examples.flatMap(({ features, answer: labelled }, at) => {
      const counted = (examples.length / (answers * counts[labelled]!)) ** balance;
      const shares = judges[half(at)]!(features);
      return [...shares.keys()].flatMap((answer): Example[] => {
        const share = TAUGHT * shares[answer]! + (answer === labelled ? 1 - TAUGHT : 0);
        return share < LEAST ? [] : [{ features, answer, weight: share * counted }];
      });
    });
    return learnt(soft, head, { ...recipe, balance: 0 });
  };

/** The faces of the pictures, drawn here without a server as Plaza draws them. */
import { createAvatar } from "@dicebear/core";
import * as notionists from "@dicebear/notionists";

type Hair = NonNullable<notionists.Options["hair"]>[number];

/** As an address for an image. */
export function faceOf(seed: string, hair: Hair): string {
  return createAvatar<notionists.Options>(notionists, {
    seed,
    hair: [hair],
    beardProbability: 0,
    glassesProbability: 22,
    gestureProbability: 0,
    bodyIconProbability: 0,
    backgroundColor: ["e9e9e5"],
    scale: 125,
    translateY: 6,
  }).toDataUri();
}

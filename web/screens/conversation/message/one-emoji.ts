/** `\p{RGI_Emoji}` says the same, but takes a browser some 30 ms to make ready: longer than the whole thread. */
const EMOJI =
  /^(?:\p{RI}{2}|(?!\p{RI})\p{Emoji_Presentation}|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}|\p{Extended_Pictographic}\uFE0F|[\d#*]\uFE0F?\u20E3)/u;
const signs = new Intl.Segmenter("en", { granularity: "grapheme" });

/** One emoji, and nothing else: it is the whole message, so it is shown as large as one. */
export function isOneEmoji(text: string): boolean {
  const said = text.trim();
  return EMOJI.test(said) && signs.segment(said).containing()?.segment === said;
}

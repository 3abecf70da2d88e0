/** Writers say in their own words where they write ("resenas-hotel", "courriel", "x and dm": the first counts): the kinds of place behind them. */

const PLACES: [name: string, said: RegExp][] = [
  ["X", /^x\b/],
  ["Bluesky, Mastodon, Threads", /^(bluesky|mastodon|threads)\b/],
  ["Facebook", /facebook$|^facebook\b|\bfb\b/],
  ["Instagram", /^instagram\b/],
  ["YouTube", /^youtube/],
  ["blogs", /^(blog|forum|reddit)/],
  ["reviews", /review|rese[nñ]a|recensioni|avis|^(google|booking|trustpilot|app-store)$/],
  ["WhatsApp, Telegram", /^(whatsapp|telegram)\b/],
  ["direct messages", /^(dm|sms|messenger|direct|mensaje directo|messaggi|messages privés)\b/],
  ["e-mail", /^(e-?mail|correo|courriel)\b/],
  ["forms on the web", /form|moduli|^web\b/],
];

export function networkOf(said: string): string {
  return PLACES.find(([, pattern]) => pattern.test(said))?.[0] ?? "elsewhere";
}

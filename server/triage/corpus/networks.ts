/** Writers say in their own words where they write ("resenas-hotel", "e-mail"): the kinds of place behind them. */

const PLACES: [name: string, said: RegExp][] = [
  ["X", /^x$/],
  ["Bluesky, Mastodon, Threads", /^(bluesky|mastodon|threads)$/],
  ["Facebook", /^facebook$/],
  ["Instagram", /^instagram$/],
  ["YouTube", /^youtube/],
  ["blogs", /^blog/],
  ["reviews", /review|resenas|avis|^(google|booking|trustpilot|app-store)$/],
  ["WhatsApp, Telegram", /^(whatsapp|telegram)$/],
  ["direct messages", /^(dm|messenger)$/],
  ["e-mail", /^e-?mail$/],
  ["forms on the web", /form|^web$/],
];

export function networkOf(said: string): string {
  return PLACES.find(([, pattern]) => pattern.test(said))?.[0] ?? "elsewhere";
}

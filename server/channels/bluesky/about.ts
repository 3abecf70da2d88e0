import type { ChannelAbout } from "../channel.ts";

/** Limits: lexicon app.bsky.feed.post (300 graphemes, 3,000 bytes), app.bsky.embed.images (4; servers took 1 MB before 2 MB). */
export const about: ChannelAbout = {
  network: "bluesky",
  name: "Bluesky",
  audiences: {
    public: {
      text: { max: 300, unit: "graphemes", also: { max: 3000, unit: "bytes" } },
      threads: true,
      images: {
        max: 4,
        maxBytes: 1_000_000,
        types: ["image/png", "image/jpeg", "image/webp"],
        altText: true,
      },
    },
  },
  privateReply: false,
  actions: ["like", "unlike", "delete_own"],
  pace: "social_public",
  pollEvery: 30,
  reach: true,
  handlePrefix: "@",
  reconciles: true,
  idempotent: true,
};

import { channelContract } from "../contract-tests.ts";
import { open } from "./index.ts";
import { settings } from "./settings.ts";

channelContract(open, {
  folder: import.meta.dirname,
  account: {
    id: "connection",
    externalId: "open/Reviews",
    handle: "Reviews",
    settings: settings.parse({
      name: "Reviews",
      secret: "open-secret-0123456789abcdef0123456789",
      callbackUrl: "https://reviews.example/callback",
      lookup: true,
    }),
  },
  outbound: {
    id: "01900000-0000-7000-8000-0000000000aa",
    since: "2026-11-20T10:10:00Z",
    audience: "public",
    text: "We are on it.",
    images: [],
    threadId: "product-77/ana",
    parent: {
      externalId: "review-981",
      replyTo: { review: 981 },
      author: { externalId: "u-5512", handle: "ana.p" },
    },
  },
  usual: () => null,
  error: (_, words) => ({ error: "broken", detail: words }),
});

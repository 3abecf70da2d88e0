import { channelContract } from "../contract-tests.ts";
import { plaza } from "./index.ts";
import { settings } from "./settings.ts";

const ASKED = "01900000-0000-7000-8000-000000000001";

channelContract(plaza, {
  folder: import.meta.dirname,
  account: {
    id: "connection",
    externalId: "01900000-0000-7000-8000-000000000005",
    handle: "casarovira",
    settings: settings.parse({
      address: "https://plaza.example/api",
      token: "plaza-token-of-the-brand",
      webhookSecret: "plaza-webhook-secret-0123456789abcdef",
    }),
  },
  outbound: {
    id: "01900000-0000-7000-8000-0000000000aa",
    since: "2026-11-20T10:10:00Z",
    audience: "public",
    text: "We are on it.",
    images: [],
    threadId: ASKED,
    parent: {
      externalId: ASKED,
      replyTo: { post: ASKED },
      author: { externalId: "01900000-0000-7000-8000-000000000002", handle: "joana" },
    },
  },
  usual: () => null,
  error: (status, words) => ({ error: { code: status === 403 ? "forbidden" : words } }),
});

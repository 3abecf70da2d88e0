import { channelContract } from "../contract-tests.ts";
import { wordpress } from "./index.ts";

const asked = { id: 42, post: 7, parent: 0, author: 0, content: { raw: "¿Talla M?" }, status: "approved" };
const index = { name: "Blog", home: "https://blog.example", namespaces: ["wp/v2"], authentication: {} };

channelContract(wordpress, {
  folder: import.meta.dirname,
  account: {
    id: "connection",
    externalId: "blog.example/user/3",
    handle: "blog.example",
    settings: { site: "https://blog.example/", user: "care", password: "wordpress-application-password" },
  },
  outbound: {
    id: "01900000-0000-7000-8000-0000000000aa",
    since: "2026-11-20T10:10:00Z",
    audience: "public",
    text: "Sí, Ana.",
    images: [],
    threadId: "7/42",
    parent: {
      externalId: "42",
      replyTo: { post: 7, comment: 42, top: 42 },
      author: { externalId: "blog.example/mail/x", handle: null },
    },
  },
  usual(method, url) {
    if (method === "POST") return null;
    if (url.pathname.endsWith("/comments")) return [];
    return url.pathname.includes("/comments/") ? asked : index;
  },
  error: (status, words) => ({ code: status === 401 ? "incorrect_password" : "some_code", message: words }),
});

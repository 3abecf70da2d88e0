import { channelContract } from "../contract-tests.ts";
import { bluesky } from "./index.ts";
import { account, NOT_FOUND, outbound, post } from "./scripted-server.ts";

const secret = "bluesky-app-password";
const tokens = {
  did: account.externalId,
  handle: account.handle,
  accessJwt: "access",
  refreshJwt: "refresh",
};
const missing = await NOT_FOUND.clone().json();

channelContract(bluesky, {
  folder: import.meta.dirname,
  account: { ...account, settings: { ...account.settings, appPassword: secret } },
  outbound,
  usual(_, url) {
    const nsid = url.pathname.replace("/xrpc/", "");
    if (nsid.endsWith("Session")) return tokens;
    if (nsid.endsWith("getPosts")) return { posts: url.searchParams.getAll("uris").map((uri) => post(uri)) };
    return nsid.endsWith("getRecord") ? missing : null;
  },
  error: (_, words) => ({ error: "SomethingIsWrong", message: words }),
});

/**
 * Brings up a Bluesky network and prints one line of JSON: { plc, pds, appView, appViewDid }.
 * Runs under this folder's Node 22. Needs DB_POSTGRES_URL (an empty database); starts a Redis of its own.
 * Ends when its standard input does: with whoever started it.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { tmpdir } from "node:os";

const redis = await startRedis();
process.on("exit", () => redis.child.kill("SIGKILL"));
process.env.REDIS_HOST = redis.address;
listenOnLoopbackOnly();
const { TestNetwork } = await import("@atproto/dev-env");
// The schemas' names are made from this: letters and underscores only.
const network = await TestNetwork.create({ dbPostgresSchema: "escolta" });
const { plc, pds, bsky } = network;
console.log(JSON.stringify({ plc: plc.url, pds: pds.url, appView: bsky.url, appViewDid: bsky.serverDid }));

process.stdin.resume();
process.stdin.on("end", stop);
process.on("SIGTERM", stop);

async function stop() {
  setTimeout(() => process.exit(0), 5_000).unref();
  await network.close().catch(() => {});
  process.exit(0);
}

async function startRedis() {
  const port = await freePort();
  const args = [
    "--bind",
    "127.0.0.1",
    "--port",
    String(port),
    "--save",
    "",
    "--appendonly",
    "no",
    "--dir",
    tmpdir(),
  ];
  const child = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  child.once("exit", (code) => {
    console.error(`redis-server ended with ${code}`);
    process.exit(1);
  });
  for await (const text of child.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    if (text.includes("Ready to accept connections")) break;
  }
  child.stdout.resume();
  return { child, address: `127.0.0.1:${port}` };
}

async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** The development servers listen on every interface unless told otherwise, and cannot be told. */
function listenOnLoopbackOnly() {
  const { listen } = net.Server.prototype;
  net.Server.prototype.listen = function (first, ...rest) {
    if (typeof first === "object" && first !== null && first.port !== undefined) {
      return listen.call(this, { ...first, host: "127.0.0.1" }, ...rest);
    }
    if (typeof first !== "number" && typeof first !== "undefined") return listen.call(this, first, ...rest);
    const callback = rest.find((argument) => typeof argument === "function");
    return listen.call(this, { port: first ?? 0, host: "127.0.0.1" }, ...(callback ? [callback] : []));
  };
}

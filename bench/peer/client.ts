/** One HTTP request, with as little of our own work in it as Node allows: its cost is on the same processors. */
import { type Agent, request } from "node:http";

interface Wanted {
  port: number;
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** Keeps connections; without one each request makes its own and closes it. */
  agent?: Agent;
}

/** The body of a 2xx answer; throws on anything else. */
export function send({ port, method, path, headers, body, agent }: Wanted): Promise<string> {
  return new Promise((done, failed) => {
    const asked = request(
      {
        host: "127.0.0.1",
        port,
        method,
        path,
        agent: agent ?? false,
        headers: {
          ...headers,
          ...(agent ? {} : { connection: "close" }),
          ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", failed);
        answer.on("end", () => {
          const text = Buffer.concat(parts).toString();
          const status = answer.statusCode ?? 0;
          if (status >= 200 && status < 300) done(text);
          else failed(new Error(`${method} ${path} answered ${status}: ${text.slice(0, 300)}`));
        });
      },
    );
    asked.on("error", failed);
    asked.end(body);
  });
}

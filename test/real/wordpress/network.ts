/** A real blog on loopback: MariaDB on a socket, PHP's own server, WordPress, all in one scratch folder. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { installWordPress } from "./install.ts";

const run = promisify(execFile);
const PHP = ["-d", "display_errors=0", "-d", "sendmail_path=/bin/true", "-d", "memory_limit=256M"];

interface Visit {
  postId: number;
  name: string;
  email: string;
  text: string;
  parent?: number;
}

interface StoredComment {
  id: number;
  parent: number;
  text: string;
  status: string;
  user: number;
}

export interface WordPress {
  url: string;
  /** An editor, who moderates. */
  user: string;
  applicationPassword: string;
  /** A visitor fills in the form under a post. */
  comment(visit: Visit): Promise<{ id: number }>;
  editComment(id: number, text: string): Promise<void>;
  setStatus(id: number, status: "approve" | "hold" | "spam" | "trash"): Promise<void>;
  /** For good, not to the trash. */
  deleteComment(id: number): Promise<void>;
  createPost(title: string, type?: "post" | "page"): Promise<number>;
  closePost(id: number): Promise<void>;
  addUser(login: string, name: string, role: string): Promise<{ id: number; password: string }>;
  /** What stands in the blog's own table, every status, oldest first. */
  comments(postId: number): Promise<StoredComment[]>;
  fill(postId: number, count: number): Promise<void>;
  setOption(name: string, value: string | number): Promise<void>;
  stop(): Promise<void>;
}

/** Up in a few seconds. Installs what is missing (root). `stop` ends both servers by their pids and clears up. */
export async function startWordPress(): Promise<WordPress> {
  installWordPress();
  const folder = mkdtempSync(join(tmpdir(), "escolta-wp-"));
  chmodSync(folder, 0o711);
  const started: ChildProcess[] = [];
  const killAll = () => started.forEach(kill);
  process.once("exit", killAll);
  const stop = async () => {
    process.removeListener("exit", killAll);
    await Promise.all(started.map(ended));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const socket = await startDatabase(folder, started);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const site = layOut(folder, socket, url);
    await run("mariadb", ["--no-defaults", `--socket=${socket}`, "-uroot", "-e", "create database wp"]);
    const tool = async (action: string, given: Record<string, unknown> = {}): Promise<unknown> => {
      const host = `127.0.0.1:${port}`;
      const script = join(import.meta.dirname, "tool.php");
      const { stdout } = await run("php", [...PHP, script, site, action, JSON.stringify({ ...given, host })]);
      return JSON.parse(stdout.slice(stdout.trimEnd().lastIndexOf("\n") + 1)) as unknown;
    };
    await tool("install");
    started.push(
      spawn("php", [...PHP, "-S", `127.0.0.1:${port}`, "-t", site], {
        cwd: site,
        env: { ...process.env, PHP_CLI_SERVER_WORKERS: "4" },
        stdio: "ignore",
        // A group of its own: the workers end with it.
        detached: true,
      }),
    );
    const addUser = async (login: string, name: string, role: string) =>
      (await tool("user", { login, name, role })) as { id: number; password: string };
    const { password } = await addUser("care", "The shop", "editor");
    await until(async () => (await fetch(`${url}/wp-json/`, { method: "HEAD" })).ok);
    return {
      url,
      user: "care",
      applicationPassword: password,
      comment: (visit) => fillInForm(url, visit),
      editComment: async (id, text) => void (await tool("edit", { id, text })),
      setStatus: async (id, status) => void (await tool("status", { id, status })),
      deleteComment: async (id) => void (await tool("delete", { id })),
      createPost: async (title, type = "post") => (await tool("post", { title, type })) as number,
      closePost: async (id) => void (await tool("close", { id })),
      addUser,
      comments: async (post) => (await tool("comments", { post })) as StoredComment[],
      fill: async (post, count) => void (await tool("fill", { post, count })),
      setOption: async (name, value) => void (await tool("option", { name, value })),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** On a socket only; as the user "mysql" when we are root, for MariaDB refuses to be. */
async function startDatabase(folder: string, started: ChildProcess[]): Promise<string> {
  const data = join(folder, "my", "data");
  const socket = join(folder, "my", "my.sock");
  mkdirSync(join(folder, "my"), { mode: 0o755 });
  const user = process.getuid?.() === 0 ? ["--user=mysql"] : [];
  if (user.length > 0) await run("chown", ["mysql", join(folder, "my")]);
  const installed = ["--auth-root-authentication-method=normal", "--skip-test-db", `--datadir=${data}`];
  await run("mariadb-install-db", ["--no-defaults", ...user, ...installed]);
  const small = ["--innodb-buffer-pool-size=32M", "--innodb-flush-log-at-trx-commit=0", "--skip-networking"];
  const options = ["--no-defaults", ...user, `--datadir=${data}`, `--socket=${socket}`, ...small];
  started.push(spawn("mariadbd", options, { stdio: "ignore", detached: true }));
  await until(async () => {
    await run("mariadb-admin", ["--no-defaults", `--socket=${socket}`, "-uroot", "ping"]);
    return true;
  });
  return socket;
}

function layOut(folder: string, socket: string, url: string): string {
  const site = join(folder, "wp");
  cpSync("/usr/share/wordpress", site, { recursive: true, dereference: true });
  unlinkSync(join(site, "wp-config.php"));
  mkdirSync(join(site, "wp-content", "mu-plugins"));
  cpSync(join(import.meta.dirname, "quiet.php"), join(site, "wp-content", "mu-plugins", "quiet.php"));
  const constants: Record<string, string | boolean> = {
    DB_NAME: "wp",
    DB_USER: "root",
    DB_PASSWORD: "",
    DB_HOST: `localhost:${socket}`,
    DB_CHARSET: "utf8mb4",
    // "local" lets application passwords work over http.
    WP_ENVIRONMENT_TYPE: "local",
    WP_HTTP_BLOCK_EXTERNAL: true,
    DISABLE_WP_CRON: true,
    AUTOMATIC_UPDATER_DISABLED: true,
    WP_HOME: url,
    WP_SITEURL: url,
  };
  const lines = Object.entries(constants).map(
    ([name, value]) => `define('${name}', ${JSON.stringify(value)});`,
  );
  const rest =
    "$table_prefix = 'wp_';\ndefine('ABSPATH', __DIR__ . '/');\nrequire_once ABSPATH . 'wp-settings.php';\n";
  writeFileSync(join(site, "wp-config.php"), `<?php\n${lines.join("\n")}\n${rest}`);
  return site;
}

async function fillInForm(url: string, visit: Visit): Promise<{ id: number }> {
  const body = new URLSearchParams({
    comment: visit.text,
    author: visit.name,
    email: visit.email,
    comment_post_ID: String(visit.postId),
    comment_parent: String(visit.parent ?? 0),
  });
  const response = await fetch(`${url}/wp-comments-post.php`, { method: "POST", body, redirect: "manual" });
  const id = /#comment-(\d+)/.exec(response.headers.get("location") ?? "")?.[1];
  if (!id) throw new Error(`the blog did not take the comment: ${response.status} ${await response.text()}`);
  return { id: Number(id) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("no free port");
  return address.port;
}

async function until(ready: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    if (await ready().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("not up after 15 seconds");
}

function kill(child: ChildProcess): void {
  try {
    if (child.pid) process.kill(-child.pid, "SIGTERM");
  } catch {
    // Gone already.
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  kill(child);
  await exit;
}

/** Plaza's own HTTP API, as its keeper, who may act as any of its people. The desk's server has no part in it. */
import { api } from "./client.ts";

export interface PlazaMember {
  id: string;
  handle: string;
  name: string;
  about: string;
  avatar: string | null;
  brand: boolean;
  followers: number;
  takesPrivate: boolean;
}

export interface PlazaPost {
  id: string;
  thread: string;
  parent: string | null;
  page: { id: string; handle: string; name: string } | null;
  author: PlazaMember;
  text: string;
  images: { path: string; alt: string }[];
  /** Written with a connected app: the desk. */
  app: string | null;
  createdAt: string;
  editedAt: string | null;
  hidden: boolean;
  deleted: boolean;
  likes: number;
  shares: number;
  replies: number;
  liked?: boolean;
  shared?: boolean;
}

export interface PlazaMessage {
  id: string;
  chat: string;
  author: PlazaMember;
  to: PlazaMember;
  text: string;
  app: string | null;
  createdAt: string;
  editedAt: string | null;
  deleted: boolean;
}

export interface PlazaWeather {
  mode: string;
  until: string;
}

export interface PlazaShow {
  /** People write by themselves. */
  running: boolean;
  storm: { until: string } | null;
}

export interface NewMember {
  handle: string;
  name: string;
  about: string;
  followers: number;
}

export class PlazaRefusal extends Error {
  /** Plaza's own code: empty, too_long, handle_taken … ; "unreachable" when there was no answer. */
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export type Plaza = Awaited<ReturnType<typeof openPlaza>>;

export async function openPlaza() {
  const { address, key, brandHandle } = await api.practice.key.call();

  async function ask<T>(
    method: string,
    path: string,
    { as, body, file }: { as?: string; body?: object; file?: File } = {},
  ) {
    const headers: Record<string, string> = { authorization: `Bearer ${key}` };
    if (as) headers["plaza-as"] = as;
    if (body) headers["content-type"] = "application/json";
    const init: RequestInit = { method, headers };
    if (body) init.body = JSON.stringify(body);
    if (file) init.body = file;
    const response = await fetch(`${address}${path}`, init).catch(() => null);
    if (!response) throw new PlazaRefusal("unreachable");
    const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null);
    if (!response.ok) throw new PlazaRefusal(codeIn(answer) ?? "unreachable");
    return answer as T;
  }

  return {
    brandHandle,
    /** Where an image that the API names is. */
    file: (path: string) => `${address}${path}`,

    members: async () => (await ask<{ members: PlazaMember[] }>("GET", "/members")).members,
    addMember: async (member: NewMember) =>
      (await ask<{ member: PlazaMember }>("POST", "/members", { body: member })).member,

    timeline: async (as: string) =>
      (await ask<{ posts: PlazaPost[] }>("GET", "/timeline?limit=30", { as })).posts,
    /** All that was said under a post, in order, without the post itself. */
    answers: async (as: string, id: string) => {
      const { posts } = await ask<{ posts: PlazaPost[] }>("GET", `/posts/${id}/thread`, { as });
      return posts.filter((post) => post.id !== id);
    },
    /** `media`: pictures kept before. */
    post: async (
      as: string,
      { media = [], ...post }: { text: string; page?: string; parent?: string; media?: string[] },
    ) => {
      const images = media.map((id) => ({ media: id }));
      return (await ask<{ post: PlazaPost }>("POST", "/posts", { as, body: { ...post, images } })).post;
    },
    /** Answers what a post names it by. */
    keepImage: async (as: string, file: File) =>
      (await ask<{ media: { id: string } }>("POST", "/media", { as, file })).media.id,
    editPost: (as: string, id: string, text: string) => ask("PATCH", `/posts/${id}`, { as, body: { text } }),
    deletePost: (as: string, id: string) => ask("DELETE", `/posts/${id}`, { as }),
    like: (as: string, id: string, liked: boolean) =>
      ask(liked ? "POST" : "DELETE", `/posts/${id}/like`, { as }),
    share: (as: string, id: string, shared: boolean) =>
      ask(shared ? "POST" : "DELETE", `/posts/${id}/share`, { as }),

    /** What the two have written to each other, oldest first. */
    privateWith: async (as: string, other: string): Promise<PlazaMessage[]> => {
      const { chats } = await ask<{ chats: { id: string; with: { id: string } }[] }>("GET", "/chats", { as });
      const chat = chats.find((one) => one.with.id === other);
      if (!chat) return [];
      const found = await ask<{ messages: PlazaMessage[] }>("GET", `/chats/${chat.id}/messages`, { as });
      return found.messages.toReversed();
    },
    write: async (as: string, to: string, text: string) =>
      (await ask<{ message: PlazaMessage }>("POST", "/messages", { as, body: { to, text } })).message,
    editMessage: (as: string, id: string, text: string) =>
      ask("PATCH", `/messages/${id}`, { as, body: { text } }),
    deleteMessage: (as: string, id: string) => ask("DELETE", `/messages/${id}`, { as }),

    /** Null: this Plaza has no cast. */
    show: async (): Promise<PlazaShow | null> => {
      try {
        return await ask<PlazaShow>("GET", "/show");
      } catch (error) {
        if (error instanceof PlazaRefusal && error.code === "not_found") return null;
        throw error;
      }
    },
    runShow: (running: boolean) => ask("PUT", "/show", { body: { running } }),
    /** Sixty people in ten minutes, or the end of it. */
    storm: (begins: boolean) => ask(begins ? "POST" : "DELETE", "/storm"),

    weather: async () => (await ask<{ weather: PlazaWeather | null }>("GET", "/weather")).weather,
    /** Minutes until it clears up. */
    makeWeather: (mode: string, minutes: number) =>
      ask("PUT", "/weather", { body: { mode, for: minutes * 60_000 } }),
  };
}

function codeIn(answer: unknown): string | null {
  if (typeof answer !== "object" || answer === null || !("error" in answer)) return null;
  const { error } = answer;
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : null;
}

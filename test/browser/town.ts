/** Customers on Plaza, over its own HTTP API: the far side of the network, as the desk never sees it. */
export type Town = Awaited<ReturnType<typeof openTown>>;

export interface Said {
  id: string;
  text: string;
  author: { handle: string };
}

/**
 * With the key of whoever is signed in with these cookies: it acts as any of the town's people. `workspaceId`: where
 * they work, else in the first of their workspaces.
 */
export async function openTown(base: string, cookies: string, workspaceId?: string) {
  const headers = { cookie: cookies, ...(workspaceId ? { "escolta-workspace": workspaceId } : {}) };
  const asked = await fetch(`${base}/api/practice/key`, { headers });
  if (!asked.ok) throw new Error(`no key to Plaza: ${asked.status}`);
  const { address, key, brandHandle } = (await asked.json()) as Record<string, string>;
  const brand = `@${brandHandle}`;

  async function ask<T>(method: string, path: string, as: string | null, body?: object): Promise<T> {
    const response = await fetch(new URL(`${address}${path}`, base), {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        ...(as ? { "plaza-as": `@${as}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`Plaza: ${response.status} ${method} ${path} ${await response.text()}`);
    return (response.status === 204 ? null : await response.json()) as T;
  }
  const post = async (as: string, body: object) =>
    (await ask<{ post: Said }>("POST", "/posts", as, body)).post.id;

  return {
    /** Somebody new in town; they speak by their handle. */
    bring: (handle: string, name: string) => ask("POST", "/members", null, { handle, name, followers: 120 }),
    /** In public, on the brand's page. Answers with the post's id. */
    says: (as: string, text: string) => post(as, { text, page: brand }),
    adds: (as: string, parent: string, text: string) => post(as, { text, parent }),
    takesBack: (as: string, id: string) => ask("DELETE", `/posts/${id}`, as),
    tells: (as: string, text: string) => ask("POST", "/messages", as, { to: brand, text }),
    /** What was said to them in private by the brand, newest first. */
    async told(as: string): Promise<Said[]> {
      const { chats } = await ask<{ chats: { id: string }[] }>("GET", "/chats", as);
      const pages = chats.map(({ id }) => ask<{ messages: Said[] }>("GET", `/chats/${id}/messages`, as));
      const messages = (await Promise.all(pages)).flatMap((page) => page.messages);
      return messages.filter(({ author }) => author.handle === brandHandle);
    },
    /** What the brand has answered under a post. */
    async answers(as: string, id: string): Promise<string[]> {
      const { posts } = await ask<{ posts: Said[] }>("GET", `/posts/${id}/thread`, as);
      return posts.filter(({ author }) => author.handle === brandHandle).map(({ text }) => text);
    },
  };
}

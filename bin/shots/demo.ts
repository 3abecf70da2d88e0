/** The demo brand on its practice: the cast has begun to write, colleagues are there, and some work is under way. */
import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext } from "playwright-core";
import { ask, type ServedDesk, setUp } from "../../bench/served.ts";
import type { Item } from "../../contract/index.ts";
import { openTown } from "../../test/browser/town.ts";

export interface Demo {
  /** The conversation of the pictures: a complaint that has been waiting, under a post of the brand's. */
  marta: Item;
  /** Somebody who writes in private. */
  inPrivate: Item;
  brandId: string;
  /** Whoever comes in with this context is the owner, in the practice. */
  enter(context: BrowserContext): Promise<void>;
}

const COLLEAGUES = [
  { name: "Jordi Serra", email: "jordi@example.com", role: "supervisor" },
  { name: "Pau Comas", email: "pau@example.com", role: "agent" },
] as const;

export async function makeDemo(desk: ServedDesk): Promise<Demo> {
  await setUp(desk, "plaza");
  const { brandId } = await ask<{ brandId: string }>(desk, "GET", "/practice");
  for (const colleague of COLLEAGUES) await invite(desk, colleague);
  await waiting(desk, 6);
  await stopTheShow(desk);

  // The cast's own Marta: with a face, a past, and a complaint under the brand's post.
  const town = await openTown(desk.base, desk.cookie, desk.workspaceId);
  const opening = await found(desk, "martapuig");
  const comment = await ofPlaza<{ posts: { id: string }[] }>(desk, "/search?q=10432", "martapuig");
  await answer(
    desk,
    opening,
    "Hola, Marta, gràcies per escriure’ns. Surten avui del magatzem i t’arriben dijous. Si res canvia, t’avisem.",
  );
  await town.adds(
    "martapuig",
    comment.posts[0]?.id ?? "",
    "Doncs dijous no ha arribat res i ningú no respon al telèfon. Tres setmanes per quatre cadires, @casarovira. Si no ho podeu portar, torneu-me els diners. Per si algú es digna: +376 312 416",
  );
  await sleep(2_000);
  const marta = await found(desk, "martapuig");
  const { team } = await ask<{ team: { id: string; name: string }[] }>(desk, "GET", "/me");
  const me = team.find(({ name }) => name === "Eva Gil");
  await ask(desk, "POST", "/queue/assign", { ids: [marta.id], assignee: me?.id ?? null });
  await ask(desk, "POST", `/conversations/${marta.conversationId}/notes`, {
    text: "El transportista la va tornar dijous: a l’adreça hi falta el pis. Si ens el dona, surt a les 14 h i li arriba demà.",
  });
  await ask(desk, "PUT", `/customers/${marta.customer.id}/note`, {
    note: "Prefereix els matins. Quart pis sense ascensor.",
  });
  for (const name of ["Black Friday", "VIP", "Premsa"]) await ask(desk, "POST", "/labels", { name });
  await ask(desk, "POST", "/rules", {
    name: "Retirada de la làmpada Arinsal",
    conditions: { says: ["recall*", "retirada", "rappel produit"] },
    effects: { urgency: 3, assignee: me?.id ?? null },
    on: true,
  });
  const items = await list(desk);
  const inPrivate = items.find(({ audience }) => audience === "private") ?? marta;
  const [label] = await ask<{ id: string }[]>(desk, "GET", "/labels");
  const others = items.filter(({ id }) => id !== marta.id && id !== inPrivate.id);
  if (label && others[0])
    await ask(desk, "POST", "/labels/put", { label: label.id, conversations: [others[0].conversationId] });
  return {
    marta: await found(desk, "martapuig"),
    inPrivate,
    brandId,
    async enter(context) {
      for (const cookie of desk.cookie.split("; ")) {
        const [name = "", value = ""] = cookie.split(/=(.*)/s);
        await context.addCookies([{ name, value, url: desk.base }]);
      }
      await context.addInitScript(`localStorage.setItem("escolta-workspace", "${desk.workspaceId}")`);
    },
  };
}

async function invite(desk: ServedDesk, { name, email, role }: (typeof COLLEAGUES)[number]): Promise<void> {
  const { link } = await ask<{ link: string }>(desk, "POST", "/people/invitations", { role, email });
  const token = link.split("/").at(-1);
  const joined = await fetch(`${desk.base}/api/invitations/${token}/accept`, {
    method: "POST",
    headers: { origin: desk.base, "content-type": "application/json" },
    body: JSON.stringify({ account: { name, email, password: "a long enough password" } }),
  });
  if (!joined.ok) throw new Error(`${name} could not join: ${joined.status} ${await joined.text()}`);
}

/** What they say by themselves has been said: from here on nothing moves while the pictures are taken. */
async function stopTheShow(desk: ServedDesk): Promise<void> {
  await ofPlaza(desk, "/show", null, { running: false });
}

/** As Plaza's keeper, who may act as any of its people. */
async function ofPlaza<T>(desk: ServedDesk, path: string, as: string | null, change?: object): Promise<T> {
  const { address, key } = await ask<{ address: string; key: string }>(desk, "GET", "/practice/key");
  const response = await fetch(new URL(`${address}${path}`, desk.base), {
    method: change ? "PUT" : "GET",
    headers: {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      ...(as ? { "plaza-as": `@${as}` } : {}),
    },
    ...(change ? { body: JSON.stringify(change) } : {}),
  });
  if (!response.ok) throw new Error(`Plaza: ${response.status} ${path} ${await response.text()}`);
  return (await response.json()) as T;
}

async function answer(desk: ServedDesk, item: Item, text: string): Promise<void> {
  const { revision } = await ask<{ revision: number }>(desk, "GET", `/conversations/${item.conversationId}`);
  await ask(desk, "POST", `/conversations/${item.conversationId}/replies`, {
    replyId: crypto.randomUUID(),
    audience: "public",
    text,
    seenRevision: revision,
  });
  await sleep(1_500);
}

async function list(desk: ServedDesk): Promise<Item[]> {
  return (await ask<{ items: Item[] }>(desk, "POST", "/queue/list", { tab: "all", limit: 100 })).items;
}

async function found(desk: ServedDesk, handle: string): Promise<Item> {
  for (let tries = 0; tries < 100; tries++) {
    const item = (await list(desk)).find(({ customer }) => customer.handle === handle);
    if (item) return item;
    await sleep(100);
  }
  throw new Error(`@${handle} did not come to the desk`);
}

async function waiting(desk: ServedDesk, count: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if ((await list(desk)).length >= count) return;
    await sleep(200);
  }
  throw new Error("the cast has not written");
}

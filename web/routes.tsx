/** Every screen and its address. Routes are code: checked by the compiler, nothing generated. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { api } from "./api/client.ts";
import { queryClient } from "./api/query-client.ts";
import { firstPlace, setupNeeds } from "./api/session.ts";
import { addSeldomWords } from "./locales/start.ts";
import { Broken } from "./screens/broken.tsx";
import { NoPage } from "./screens/no-page.tsx";
import { Page } from "./screens/page.tsx";
import { readQueueSearch } from "./screens/queue/queue-search.ts";
import { SignedIn } from "./screens/signed-in.tsx";

const deskParts = () => import("./screens/desk/desk.tsx");
const queueParts = () => import("./screens/queue/queue-screen.tsx");
const conversationParts = () => import("./screens/conversation/conversation-screen.tsx");

const root = createRootRoute({ component: Page, errorComponent: Broken, notFoundComponent: NoPage });

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  beforeLoad: async () => {
    const state = await setupNeeds();
    if (state.done) throw redirect({ to: "/" });
    return { needsCode: state.needsCode };
  },
  component: lazyRouteComponent(() => withSeldomWords(import("./screens/setup/setup.tsx")), "Setup"),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    typeof search.to === "string" && /^\/(?!\/)/.test(search.to) ? { to: search.to } : {},
  component: lazyRouteComponent(() => import("./screens/sign-in/sign-in.tsx"), "SignIn"),
});

const join = createRoute({
  getParentRoute: () => root,
  path: "/join/$token",
  component: lazyRouteComponent(() => withSeldomWords(import("./screens/join/join.tsx")), "Join"),
});

/** Everything that one has to sign in for. */
const door = createRoute({
  getParentRoute: () => root,
  id: "door",
  beforeLoad: behindTheDoor,
  component: SignedIn,
});

const desk = createRoute({
  getParentRoute: () => door,
  id: "desk",
  component: lazyRouteComponent(deskParts, "Desk"),
});

const home = createRoute({
  getParentRoute: () => desk,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/queue" });
  },
});

const queue = createRoute({
  getParentRoute: () => desk,
  path: "/queue",
  validateSearch: readQueueSearch,
  component: lazyRouteComponent(queueParts, "QueueScreen"),
});

const conversation = createRoute({
  getParentRoute: () => queue,
  path: "$conversationId",
  // Asked for while the pointer is still on its row; the screen itself shows what is missing or refused.
  loader: ({ params }) => {
    void queryClient.prefetchQuery(
      api.conversations.get.queryOptions({ input: { id: params.conversationId } }),
    );
  },
  component: lazyRouteComponent(conversationParts, "ConversationScreen"),
});

const customer = createRoute({
  getParentRoute: () => desk,
  path: "/customers/$customerId",
  component: lazyRouteComponent(() => import("./screens/customers/customer-screen.tsx"), "CustomerScreen"),
});

const search = createRoute({
  getParentRoute: () => desk,
  path: "/search",
  validateSearch: (given: Record<string, unknown>): { words?: string } =>
    typeof given.words === "string" && given.words.trim() !== "" ? { words: given.words.slice(0, 200) } : {},
  component: lazyRouteComponent(() => import("./screens/search/search-screen.tsx"), "SearchScreen"),
});

const settings = createRoute({
  getParentRoute: () => desk,
  path: "/settings/{-$page}",
  component: lazyRouteComponent(
    () => withSeldomWords(import("./screens/settings/settings-screen.tsx")),
    "SettingsScreen",
  ),
});

/** Behind the door as well, but without the desk around it: Plaza looks like a network of its own. */
const plaza = createRoute({
  getParentRoute: () => door,
  path: "/plaza",
  component: lazyRouteComponent(
    () => withSeldomWords(import("./screens/plaza/plaza-screen.tsx")),
    "PlazaScreen",
  ),
});

/** All parts on one page, for those who build: not in what people run. */
const showsParts = import.meta.env.DEV || import.meta.env.VITE_PARTS === "1";
const parts = createRoute({
  getParentRoute: () => root,
  path: "/parts",
  component: showsParts
    ? lazyRouteComponent(() => withSeldomWords(import("./screens/parts/parts-screen.tsx")), "PartsScreen")
    : NoPage,
});

const routes = root.addChildren([
  setup,
  signIn,
  join,
  door.addChildren([
    desk.addChildren([home, queue.addChildren([conversation]), customer, search, settings]),
    plaza,
  ]),
  parts,
]);

/** Its words come with the screen. */
async function withSeldomWords<Screen>(screen: Promise<Screen>): Promise<Screen> {
  const [parts] = await Promise.all([screen, addSeldomWords()]);
  return parts;
}

async function behindTheDoor({ location }: { location: { href: string } }): Promise<void> {
  const place = await firstPlace();
  if (place === "setup") throw redirect({ to: "/setup" });
  if (place === "sign-in") throw redirect({ to: "/sign-in", search: { to: location.href } });
}

/** While the words are on their way: who is here, and the parts of the desk. What fails is asked for again, and said then. */
export function fetchAhead(path: string): void {
  if (path !== "/" && !path.startsWith("/queue")) return;
  const parts = [deskParts, queueParts, ...(path.startsWith("/queue/") ? [conversationParts] : [])];
  for (const fetch of [firstPlace, ...parts]) fetch().catch(() => undefined);
}

export const router = createRouter({
  routeTree: routes,
  defaultPreload: "intent",
  defaultErrorComponent: Broken,
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
